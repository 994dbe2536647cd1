import { resolve } from 'node:path';
import { readExtraCa } from '../gateway/extra-ca.ts';
import { type Environment, warn } from './environment.ts';

/** The certificates of NODE_EXTRA_CA_CERTS, PEM. The file is read when they are first asked for: most contexts have none of their own. */
export function extraCa(env: Environment): () => readonly string[] {
  let read: readonly string[] | undefined;
  return () => {
    read ??= readCertificates(env);
    return read;
  };
}

function readCertificates(env: Environment): readonly string[] {
  const file = env.env.NODE_EXTRA_CA_CERTS;
  if (file === undefined || file === '') return [];
  const { certificates, problem } = readExtraCa(file, resolve(env.cwd, file));
  if (problem !== undefined) warn(env, problem);
  return certificates;
}
