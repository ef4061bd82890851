// Stands for modules that MJML loads and a check never calls: see bundle-check.mjs.
module.exports = {};
