import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import { certificateFacts } from '../../src/certificates/x509/facts.ts';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { policyPresenting } from '../../src/resources/gateway-credentials.ts';
import { openHome } from '../../src/store/home.ts';
import { thumbprint } from '../support/certificates.ts';
import { residentMemory } from '../support/proc.ts';
import { Random } from '../support/random.ts';
import { clientIdentities } from './many-certificates.ts';
import { type Rig, startRig } from './rig.ts';
import type { Row } from './table.ts';

const IDENTITIES = 500;
const REQUESTS_EACH = 20;
const CALLERS = 16;
const SEED = 500;

/** Whether each of many APIs gets its own certificate to the backend, and what one costs. */
export async function identityRows(): Promise<Row[]> {
  const rig = await startRig();
  try {
    const thumbprints = await addApis(rig);
    const { url, pid } = await rig.startGateway();
    await (await fetch(`${url}/bench/bytes/1024`)).arrayBuffer();
    const before = residentMemory(pid);
    const wrong = await askAll(url, thumbprints);
    const each = ((residentMemory(pid) - before) * 1024) / IDENTITIES;
    return [
      {
        what: `${IDENTITIES} APIs with a certificate each, ${REQUESTS_EACH} requests each: mixed up`,
        measured: `${wrong}; ${each.toFixed(0)} KiB an identity, its connections included`,
        ratio: wrong,
        reach: 0,
      },
    ];
  } finally {
    await rig.stop();
  }
}

/** All in one change, which is faster than a thousand commands. Answers the thumbprints by API. */
async function addApis({ home, backendUrl }: Rig): Promise<Map<string, string>> {
  const identities = new Map((await clientIdentities(IDENTITIES)).map((identity, index) => [`api-${index}`, identity]));
  const store = openHome(home).store(DEFAULT_CONTEXT, line => process.stderr.write(`${line}\n`));
  await store.change(draft => {
    for (const [id, { chain, certificate, privateKey }] of identities) {
      const facts = certificateFacts(new X509Certificate(certificate));
      draft.certificates.put({ id, ...facts, hasPrivateKey: true, chain: [...chain] });
      draft.certificateKeys.put({ id, privateKey });
      const policy = policyPresenting(draft, undefined, id);
      const api = { id, displayName: id, path: id, serviceUrl: backendUrl, subscriptionRequired: false, policy };
      draft.apis.put({ ...api, protocols: ['https'] });
    }
  });
  return new Map([...identities].map(([id, identity]) => [id, thumbprint(identity)]));
}

/** Answers how many requests did not show the backend the certificate of their API. */
async function askAll(url: string, thumbprints: ReadonlyMap<string, string>): Promise<number> {
  const ids = [...thumbprints.keys()].flatMap(id => Array<string>(REQUESTS_EACH).fill(id));
  const calls = new Random(SEED).shuffled(ids).values();
  const agent = new http.Agent({ keepAlive: true });
  let wrong = 0;
  const caller = async (): Promise<void> => {
    for (const id of calls) if ((await ask(`${url}/${id}/thumbprint`, agent)) !== thumbprints.get(id)) wrong += 1;
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  agent.destroy();
  return wrong;
}

const ask = (url: string, agent: http.Agent): Promise<string> =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent }, response => {
        let text = '';
        response.setEncoding('latin1').on('data', chunk => {
          text += chunk;
        });
        response.on('end', () => resolve(text)).on('error', reject);
      })
      .on('error', reject);
  });
