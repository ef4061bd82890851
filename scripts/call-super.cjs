// What MJML's classes call their parents with, in place of `@babel/runtime/helpers/callSuper`: that one makes a class in each call to see
// whether `Reflect.construct` is there.
module.exports = (self, derived, args) =>
  Reflect.construct(
    Object.getPrototypeOf(derived),
    args ?? [],
    Object.getPrototypeOf(self).constructor,
  );
module.exports.default = module.exports;
