import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every call of the SDK with the same document, at once: what is left is the SDK and the loopback. */
const answer = Buffer.from(JSON.stringify({ requestId: 'constant', data: { list: ['{"_id":"one"}'], offset: 0, limit: 1 } }));
const headers = { 'content-type': 'application/json', 'content-length': String(answer.length) };

const server = createServer((req, res) => {
  req.resume();
  req.on('end', () => {
    res.writeHead(200, headers);
    res.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.send!({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin` }));
process.on('disconnect', () => process.exit(0));
