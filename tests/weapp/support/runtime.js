const { spawn } = require('node:child_process');
const http = require('node:http');
const { join } = require('node:path');

const root = join(__dirname, '../../..');

/** Posts JSON and gives the parsed answer; jsdom's own fetch is not used, as it would ask about origins. */
const post = (url, body, headers = {}, method = 'POST') =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const request = http.request(
      url,
      { method, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers } },
      response => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (answer += chunk));
        response.on('end', () => resolve(answer === '' ? undefined : JSON.parse(answer)));
      },
    );
    request.on('error', error => reject({ errMsg: `cloud.callFunction:fail request:fail ${error.message}` }));
    request.end(text);
  });

/**
 * Starts the local runtime with the built functions and a seeded store in memory, on a free port.
 * @returns {Promise<{ url: string, login: (who: object) => Promise<object>, people: () => Promise<object>, close: () => Promise<void> }>}
 */
const startRuntime = () =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/local/cli.js'), 'start', '--memory', '--port', '0', '--functions', join(root, 'dist/functions')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const close = () =>
      new Promise(done => {
        if (child.exitCode !== null) return done();
        child.once('close', () => done());
        child.kill('SIGTERM');
      });
    const hear = chunk => {
      said += chunk;
      const url = /^ready (http:\/\/\S+?)\/?$/m.exec(said)?.[1];
      if (!url) return;
      child.stdout.off('data', hear);
      child.stdout.resume();
      child.stderr.resume();
      resolve({
        url,
        close,
        /** Logs in as the platform would: `{ personId }` or `{ fresh: true }`; the answer holds a token. */
        login: who => post(`${url}/_people/login`, who),
        admin: (action, params = {}) => post(`${url}/_local/admin`, { action, ...params }),
        /** How `wx.cloud.callFunction` of this person is answered: by the real functions. */
        caller: token => (name, data) => post(`${url}/v1/functions/${name}`, data, { 'x-yima-login': token }),
        phoneCode: token => post(`${url}/_wechat/phone-code`, {}, { 'x-yima-login': token }),
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', chunk => (said += chunk));
    child.once('close', code => reject(new Error(`the runtime ended with ${code}:\n${said}`)));
  });

module.exports = { startRuntime, post, root };
