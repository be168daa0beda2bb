const { join, resolve } = require('node:path');

const OWN = resolve(__dirname, '../../../cloudfunctions/_server/db/errors.ts');
const BUNDLED = join(__dirname, 'errors.ts');

/** `instanceof` needs one class: the errors of the database are those of the bundle that throws them. */
module.exports = (request, options) => {
  const path = options.defaultResolver(request, options);
  return path === OWN ? BUNDLED : path;
};
