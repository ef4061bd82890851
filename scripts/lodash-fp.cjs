// The functions of `lodash/fp` that MJML calls, in place of all of them: to make those takes longer than to check a mail. `all` is a list or
// a map.
module.exports = {
  identity: (one) => one,
  flow:
    (...steps) =>
    (given) =>
      steps.flat().reduce((value, step) => step(value), given),
  filter: (isOne) => (all) => Object.values(all).filter((one) => isOne(one)),
  map: (change) => (all) => Object.values(all).map((one) => change(one)),
  join: (between) => (all) => all.join(between),
};
