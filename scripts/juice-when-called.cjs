// Puts styles into tags, for the mails that ask MJML for it: to load it takes longer than to check a mail that does not.
module.exports = (...given) => require('../node_modules/juice')(...given);
module.exports.default = module.exports;
