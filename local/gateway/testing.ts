import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime } from '../start';
import type { PeopleFile } from './people';

const PROBE = `exports.main = async (event, context) => {
  const environment = JSON.parse(context.environment);
  if (event.action === 'fail') throw new Error('broken');
  if (event.action === 'slow') await new Promise((done) => setTimeout(done, 300));
  if (event.httpMethod) return { statusCode: 201, headers: { 'x-own': 'yes' }, body: JSON.stringify({ event, environment }) };
  global.runs = (global.runs || 0) + 1;
  return { event, environment, runs: global.runs };
};`;
const people: PeopleFile = {
  people: [
    {
      personId: 'g1',
      openid: 'o-guide',
      unionid: 'u-guide',
      name: '林悦',
      role: 'guide',
      title: '导购',
      phone: '13900000001',
      note: '',
    },
  ],
  demoScene: 'b1',
};

export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers };

/** A runtime with three small functions, a timer and an app of two files, and ways to talk to it. For tests only. */
export const openProbe = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-start-'));
  for (const name of ['probe', 'pos', 'jobs']) {
    mkdirSync(join(folder, 'dist', 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'dist', 'functions', name, 'index.js'), PROBE);
  }
  const jobs = {
    name: 'jobs',
    timeout: 60,
    triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }],
  };
  const probe = { name: 'probe', envVariables: { KEY: '{{env.PROBE_KEY}}' } };
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify({ functions: [probe, jobs] }));
  const app = join(folder, 'dist', 'h5');
  mkdirSync(join(app, 'js'), { recursive: true });
  writeFileSync(join(app, 'index.html'), '<html>app</html>');
  writeFileSync(join(app, 'js', 'app.0123abcd.js'), 'const a = 1;\n'.repeat(500));
  writeFileSync(join(folder, 'secret.txt'), 'words that must stay hidden');
  symlinkSync(join(folder, 'secret.txt'), join(app, 'link.txt'));
  const runtime = await startRuntime({ functions: join(folder, 'dist', 'functions'), static: app });

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${runtime.url}${path}`, init);
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
    return { status: response.status, body: json ? JSON.parse(text) : {}, text, headers: response.headers };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const admin = async (body: object): Promise<Record<string, unknown>> =>
    (await post('/_local/admin', body)).body;
  const login = async (body: object = { personId: 'g1' }): Promise<string> =>
    (await post('/_people/login', body)).body.token as string;
  const call = (name: string, event: unknown, token: string): Promise<Answer> =>
    post(`/v1/functions/${name}`, event, { 'x-yima-login': token });

  /** A request that `fetch` would tidy up or refuse to send. */
  const raw = (options: {
    path: string;
    method?: string;
    headers?: Record<string, string>;
    body?: string;
  }): Promise<{ status: number; text: string; headers: IncomingHttpHeaders }> =>
    new Promise((done, fail) => {
      const req = request(
        {
          host: '127.0.0.1',
          port: runtime.port,
          method: options.method ?? 'GET',
          path: options.path,
          headers: options.headers,
        },
        res => {
          let text = '';
          res.on('data', chunk => (text += chunk));
          res.on('end', () => done({ status: res.statusCode!, text, headers: res.headers }));
        },
      );
      req.on('error', fail);
      req.end(options.body);
    });

  await admin({ action: 'people.set', ...people });
  const close = async (): Promise<void> => {
    await runtime.close();
    rmSync(folder, { recursive: true });
  };
  return { runtime, ask, post, admin, login, call, raw, close };
};

export type Probe = Awaited<ReturnType<typeof openProbe>>;
