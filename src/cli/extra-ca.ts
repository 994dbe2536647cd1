import { readExtraCa } from '../gateway/configuration/extra-ca.ts';
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
  const { certificates, problem } = readExtraCa(env.env.NODE_EXTRA_CA_CERTS ?? '', env.cwd);
  if (problem !== undefined) warn(env, problem);
  return certificates;
}
