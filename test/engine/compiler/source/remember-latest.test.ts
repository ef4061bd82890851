import { rememberLatest } from '../../../../engine/compiler/source/remember-latest.ts';

const counted = () => {
  const asked: string[] = [];
  const compute = rememberLatest((text: string, about: string) => {
    asked.push(`${about}:${text}`);
    return { text };
  });
  return { asked, compute };
};

test('the same text about the same is computed once, also when nothing comes of it', () => {
  const { asked, compute } = counted();
  expect(compute('a', 'x')).toBe(compute('a', 'x'));
  expect(asked).toEqual(['x:a']);
  let times = 0;
  const nothing = rememberLatest((): undefined => void (times += 1));
  nothing('a', 'x');
  nothing('a', 'x');
  expect(times).toBe(1);
});

test('another text, and the same about another, are computed', () => {
  const { asked, compute } = counted();
  compute('a', 'x');
  compute('b', 'x');
  compute('a', 'y');
  compute('xa', '');
  expect(asked).toEqual(['x:a', 'x:b', 'y:a', ':xa']);
});

test('what was asked for longest ago is forgotten', () => {
  const { asked, compute } = counted();
  for (let index = 0; index < 500; index += 1) compute(`${index}`, 'x');
  compute('0', 'x');
  compute('new', 'x');
  compute('0', 'x');
  expect(asked).toHaveLength(501);
  compute('1', 'x');
  expect(asked).toHaveLength(502);
});
