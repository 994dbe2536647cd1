import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own and the openssl command in it; removed at the end of the process that made it. */
export interface Workshop {
  openssl(...args: readonly string[]): void;
  path(file: string): string;
  read(file: string): Buffer;
  write(file: string, content: string | Uint8Array): void;
  /** A self-signed certificate `<name>.crt` with the key `<name>.key`, for ten years. */
  selfSigned(name: string, ...options: readonly string[]): void;
  /** `<name>.crt` and `<name>.key`, issued by `issuer` which must be there. */
  issued(name: string, issuer: string, ...options: readonly string[]): void;
  /** `<name>.pfx` of `<name>.crt` and `<name>.key` unless the options say otherwise. */
  pfx(name: string, password: string, ...options: readonly string[]): Buffer;
}

export const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const CA = ['-addext', 'basicConstraints=critical,CA:true'];

export function workshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'apim-certificates-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  return {
    openssl,
    path: file => join(folder, file),
    read: file => readFileSync(join(folder, file)),
    write: (file, content) => writeFileSync(join(folder, file), content),
    selfSigned(name, ...options) {
      const given = options.includes('-newkey') || options.includes('-key') ? options : [...EC, ...options];
      openssl(
        'req',
        '-x509',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.crt`,
        '-days',
        '3650',
        ...subject(name, given),
      );
    },
    issued(name, issuer, ...options) {
      openssl('req', '-nodes', ...EC, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
      writeFileSync(join(folder, `${name}.ext`), `basicConstraints=CA:${options.includes('-ca')}\n`);
      const rest = options.filter(option => option !== '-ca');
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        `${issuer}.crt`,
        '-CAkey',
        `${issuer}.key`,
        '-CAcreateserial',
        '-out',
        `${name}.crt`,
        '-days',
        '3650',
        '-extfile',
        `${name}.ext`,
        ...rest,
      );
    },
    pfx(name, password, ...options) {
      openssl(
        'pkcs12',
        '-export',
        '-in',
        `${name}.crt`,
        '-inkey',
        `${name}.key`,
        '-out',
        `${name}.pfx`,
        '-passout',
        `pass:${password}`,
        ...options,
      );
      return readFileSync(join(folder, `${name}.pfx`));
    },
  };
}

const subject = (name: string, options: readonly string[]): readonly string[] =>
  options.includes('-subj') ? options : ['-subj', `/CN=${name}`, ...CA, ...options];
