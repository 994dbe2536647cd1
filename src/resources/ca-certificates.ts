import { readCaFile } from '../certificates/ca-file.ts';
import { certificateFacts } from '../certificates/x509/facts.ts';
import { mayIssue } from '../certificates/x509/may-issue.ts';
import { readCertificate } from '../certificates/x509/read-certificate.ts';
import { CA_CERTIFICATE, type CaCertificate } from '../model/ca-certificate.ts';
import type { Store } from '../store/store.ts';
import { commonName } from './common-name.ts';
import type { Placed } from './new-id.ts';
import { type ResourceType, resourcesOf } from './resource-type.ts';

export interface CaInput {
  readonly id: string | undefined;
  /** PEM, DER or PFX. */
  readonly file: Uint8Array;
  readonly password: string | undefined;
  /** Undefined: Root where the certificate is self-issued, else CertificateAuthority. */
  readonly storeName: string | undefined;
}

/** What a file holds. */
interface ReadCa {
  /** What an id may be made of. */
  readonly name: string;
  readonly members: Omit<CaCertificate, 'id' | 'storeName'> & { readonly storeName: string };
}

const RULES: ResourceType<'caCertificates', ReadCa> = {
  ...CA_CERTIFICATE,
  kind: 'caCertificates',
  idText: ([read]) => read?.name ?? '',
  whenTaken: () => '--force replaces it.',
  isMeant: ({ subject }, [read]) => subject === read?.members.subject,
  begin: id => ({ id }),
  members: (_, { members }) => members,
  check: () => undefined,
  users: () => [],
};

export const caCertificates = resourcesOf(RULES);
export const { get: getCaCertificate, remove: removeCaCertificate } = caCertificates;

/** Trusts a CA's certificate when backends are checked. */
export const addCaCertificate = async (store: Store, input: CaInput): Promise<CaCertificate> =>
  caCertificates.create(store, input.id, await readInput(input));

/** The same, in the place of the one that has the id; without an id, of one with the same subject. */
export const placeCaCertificate = async (store: Store, input: CaInput): Promise<Placed<CaCertificate>> =>
  caCertificates.place(store, input.id, await readInput(input));

async function readInput({ file, password, storeName }: CaInput): Promise<ReadCa> {
  const certificate = await readCaFile(file, password);
  const told = certificate.checkIssued(certificate) ? 'Root' : 'CertificateAuthority';
  return {
    name: commonName(certificate) ?? 'ca',
    members: {
      storeName: storeName ?? told,
      ...certificateFacts(certificate),
      certificate: certificate.toString(),
    },
  };
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
