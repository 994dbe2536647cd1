import { readCaFile } from '../certificates/ca-file.ts';
import { certificateFacts } from '../certificates/x509/facts.ts';
import { mayIssue } from '../certificates/x509/may-issue.ts';
import { readCertificate } from '../certificates/x509/read-certificate.ts';
import { UserError } from '../errors.ts';
import { type CaCertificate, caCertificateShape } from '../model/ca-certificate.ts';
import { parse } from '../model/parse.ts';
import type { Draft, Store } from '../store/store.ts';
import { commonName } from './common-name.ts';
import { isThere, newId, type Placed, type Wanted } from './new-id.ts';

export interface CaInput {
  readonly id: string | undefined;
  /** PEM, DER or PFX. */
  readonly file: Uint8Array;
  readonly password: string | undefined;
  /** Undefined: Root where the certificate is self-issued, else CertificateAuthority. */
  readonly storeName: string | undefined;
}

/** Trusts a CA's certificate when backends are checked. */
export async function addCaCertificate(store: Store, input: CaInput): Promise<CaCertificate> {
  const read = await readInput(input);
  return store.change(draft => put(draft, newId(draft.caCertificates, wanted(input, read, undefined)), read));
}

/** The same, in the place of the one that has the id; without an id, of one with the same subject. */
export async function placeCaCertificate(store: Store, input: CaInput): Promise<Placed<CaCertificate>> {
  const read = await readInput(input);
  return store.change(draft => {
    const sameSubject = ({ subject }: CaCertificate): boolean => subject === read.members.subject;
    const id = newId(draft.caCertificates, wanted(input, read, sameSubject));
    return { isReplaced: isThere(draft.caCertificates, id), entity: put(draft, id, read) };
  });
}

/** What the id may be made from, and all members but the id. */
interface Read {
  readonly text: string;
  readonly members: Omit<CaCertificate, 'id' | 'storeName'> & { readonly storeName: string };
}

async function readInput({ file, password, storeName }: CaInput): Promise<Read> {
  const certificate = await readCaFile(file, password);
  const told = certificate.checkIssued(certificate) ? 'Root' : 'CertificateAuthority';
  return {
    text: commonName(certificate) ?? 'ca',
    members: {
      storeName: storeName ?? told,
      ...certificateFacts(certificate),
      certificate: certificate.toString(),
    },
  };
}

const wanted = (
  { id }: CaInput,
  { text }: Read,
  replaces: Wanted<CaCertificate>['replaces'],
): Wanted<CaCertificate> => ({
  id,
  text,
  taken: id => `There is a CA certificate '${id}' already; --force replaces it.`,
  replaces,
});

function put(draft: Draft, id: string, { members }: Read): CaCertificate {
  const ca = parse(caCertificateShape, { id, ...members });
  draft.caCertificates.put(ca);
  return ca;
}

export async function removeCaCertificate(store: Store, id: string): Promise<CaCertificate> {
  return store.change(draft => {
    const ca = getCaCertificate(draft, id);
    draft.caCertificates.delete(ca.id);
    return ca;
  });
}

export function getCaCertificate(store: Pick<Store, 'caCertificates'>, id: string): CaCertificate {
  const ca = store.caCertificates.get(id);
  if (ca === undefined) {
    throw new UserError('NotFound', `There is no CA certificate '${id}'. \`apim ca list\` shows those there are.`);
  }
  return ca;
}

/** What to say of one that a server has signed for itself, and that no other can be issued by; undefined of CAs. */
export function loneCertificate({ certificate }: CaCertificate): string | undefined {
  const read = readCertificate(certificate);
  if (read === undefined || mayIssue(read)) return undefined;
  return 'This is the self-signed certificate of one server and no CA: it makes that one certificate trusted, and when the server renews it, the new one has to be added.';
}

/** What to say of one that has expired; undefined of others. */
export const expiredCa = ({ expirationDate }: CaCertificate, now: Date): string | undefined =>
  new Date(expirationDate) < now
    ? `The CA certificate has expired (on ${expirationDate}): chains that end in it are refused.`
    : undefined;
