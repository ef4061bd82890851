/** Who can be asked. */
export const directory = {
  department: 'position.department',
  people: [
    person('li-na', 'Li Na', 'en', 'Europe/Berlin'),
    person('zhao-min', '赵敏', 'zh-CN', 'Asia/Shanghai'),
    person('wang-wei', 'Wang Wei', 'en', 'Asia/Shanghai'),
    { ...person('liu-yang', 'Liu Yang', 'en', 'Asia/Shanghai'), active: false },
  ],
  roles: {},
};

function person(id: string, name: string, locale: string, zone: string) {
  return {
    id,
    name,
    locale,
    zone,
    email: `${id}@example.com`,
    active: true,
  };
}
