import { readExtraCa } from '../gateway/configuration/extra-ca.ts';
import { word } from '../resources/shell-word.ts';
import type { Examination } from './examination.ts';
import { about, type Finding } from './finding.ts';

type Shell = Pick<Examination, 'env' | 'cwd'>;

/** What the environment's variables mean to a gateway. */
export function environmentFindings(shell: Shell): Finding[] {
  const found = [
    ...PROXIES.flatMap(name => proxyFinding(shell, name)),
    ...extraCaFinding(shell),
    ...uncheckedFinding(shell),
  ];
  return found.length > 0
    ? found
    : [about('environment', 'variables').ok('None is set that changes what a gateway does.')];
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** Programs read them in either case. */
function proxyFinding({ env }: Shell, name: string): Finding[] {
  const variable = [name, name.toLowerCase()].find(candidate => (env[candidate] ?? '') !== '');
  if (variable === undefined) return [];
  const proxy = withoutCredentials(env[variable] ?? '');
  const sentence = `The gateway does not use the proxy${proxy === undefined ? '' : ` ${proxy}`} of this variable: it connects to backends directly, unless they name a proxy themselves.`;
  const command = `apim backend set --id BACKEND --proxy-url ${word(proxy ?? 'URL')}`;
  return [about('environment', variable).warning(sentence, command)];
}

/** Undefined for what is no URL: any of it may be a secret. */
function withoutCredentials(text: string): string | undefined {
  const url = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return /^https?:$/.test(protocol) && host !== '' ? `${protocol}//${host}` : undefined;
}

function extraCaFinding({ env, cwd }: Shell): Finding[] {
  const file = env.NODE_EXTRA_CA_CERTS ?? '';
  if (file === '') return [];
  const { ok, warning } = about('environment', 'NODE_EXTRA_CA_CERTS');
  const { certificates, problem } = readExtraCa(file, cwd);
  if (problem !== undefined) return [warning(sentence(problem), undefined)];
  if (certificates.length === 0) return [warning(`${file} adds nothing to the roots that Node trusts.`, undefined)];
  const count = certificates.length === 1 ? 'its certificate is' : `its ${certificates.length} certificates are`;
  return [ok(`${file}: ${count} trusted besides Node's roots.`)];
}

/** Of connections that the gateway makes, only the one to an https proxy leaves this to Node. */
function uncheckedFinding({ env }: Shell): Finding[] {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return [];
  const text =
    'The gateway checks the certificates of backends all the same, unless a backend says to skip that; those of https proxies are no longer checked.';
  const command = 'apim backend set --id BACKEND --skip-certificate-chain-validation true';
  return [about('environment', 'NODE_TLS_REJECT_UNAUTHORIZED').warning(text, command)];
}

const sentence = (text: string): string => `${text.replace(/\.$/, '')}.`;
