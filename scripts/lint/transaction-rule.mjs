/** What does not carry the transaction id: it runs outside the transaction and survives a rollback. */
const ESCAPING_AFTER_WHERE = new Set(['update', 'remove', 'count']);
const TRANSACTION_CALL = /transaction$/i;
const TRANSACTION_NAME = /^(tx|trx|transaction)$/i;

const calleeName = node => {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && !node.computed) return node.property.name;
  return '';
};

/** The names called along `a.b().c().d()`, outermost first, and the identifier at its root. */
const chainOf = node => {
  const names = [];
  let current = node;
  for (;;) {
    if (current.type === 'CallExpression') current = current.callee;
    else if (current.type === 'MemberExpression') {
      if (!current.computed) names.push(current.property.name);
      current = current.object;
    } else if (current.type === 'AwaitExpression' || current.type === 'TSNonNullExpression') {
      current = current.argument ?? current.expression;
    } else return { names, root: current.type === 'Identifier' ? current.name : '' };
  }
};

const isFunction = node =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';

const insideTransaction = node => {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (!isFunction(child)) continue;
    if (parent.type === 'CallExpression' && parent.arguments.includes(child) && TRANSACTION_CALL.test(calleeName(parent.callee)))
      return true;
    if (child.params.some(param => param.type === 'Identifier' && TRANSACTION_NAME.test(param.name))) return true;
  }
  return false;
};

/** Refuses, within a transaction, the SDK calls that silently run outside it. */
export const transactionRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      escapes: '`{{call}}` runs outside the transaction and survives its rollback; use doc(), add() or where().updateAndReturn().',
    },
  },
  create: context => ({
    CallExpression(node) {
      const { names, root } = chainOf(node);
      const last = names[0];
      const escapes =
        (ESCAPING_AFTER_WHERE.has(last) && names.includes('where')) || (last === 'aggregate' && node.callee.type === 'MemberExpression');
      if (!escapes || !(TRANSACTION_NAME.test(root) || insideTransaction(node))) return;
      const call = last === 'aggregate' ? 'aggregate()' : `where().${last}()`;
      context.report({ node: node.callee.property ?? node, messageId: 'escapes', data: { call } });
    },
  }),
};
