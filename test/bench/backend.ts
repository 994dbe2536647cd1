import https from 'node:https';
import { serverIdentity, testAuthority } from '../support/certificates.ts';

/*
 * A backend in a process of its own: it demands a client certificate of the CA whose certificate and key it is sent, and
 * answers 1 KiB.
 */
const { chain, privateKey } = await serverIdentity();
const ca = (await testAuthority()).certificate;
const body = Buffer.alloc(1024, 'k');
const options = {
  cert: chain.join(''),
  key: privateKey,
  ca,
  requestCert: true,
  rejectUnauthorized: false,
  keepAliveTimeout: 60_000,
};
const server = https.createServer(options, (request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
