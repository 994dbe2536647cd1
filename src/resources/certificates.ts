import { choiceNotes } from '../certificates/pfx/choice.ts';
import { type OpenedPfx, openPfx } from '../certificates/pfx/pfx.ts';
import { certificateFacts } from '../certificates/x509/facts.ts';
import { CERTIFICATE, type Certificate, certificateKeyShape, certificateShape } from '../model/certificate.ts';
import { parse } from '../model/parse.ts';
import type { Collections, Draft, Store } from '../store/store.ts';
import { commonName } from './common-name.ts';
import { refuseInUse } from './in-use.ts';
import { newId, type Wanted } from './new-id.ts';
import { idTaken, targetOf } from './resource-type.ts';
import { word } from './shell-word.ts';
import { getCertificate, hasThumbprint } from './stored-certificates.ts';
import { certificateIdUsers, thumbprintUsers, type User } from './users.ts';

/** A PFX file and its password; undefined where none was given. */
export interface PfxInput {
  readonly pfx: Uint8Array;
  readonly password: string | undefined;
  /** Takes sentences on the file that whoever gave it should read. */
  onNote?(sentence: string): void;
}

async function open({ pfx, password, onNote }: PfxInput): Promise<OpenedPfx> {
  const opened = await openPfx(pfx, password);
  for (const note of choiceNotes(opened)) onNote?.(note);
  return opened;
}

/** `id` undefined: a readable one is made from the subject. Nothing is stored unless all of it is good. */
export async function addCertificate(store: Store, id: string | undefined, input: PfxInput): Promise<Certificate> {
  const opened = await open(input);
  return store.change(draft => put(draft, newId(draft.certificates, wanted(id, opened, undefined)), opened));
}

/** The same, in the place of the one that has the id; without an id, of one with the same subject. */
export async function placeCertificate(
  store: Store,
  id: string | undefined,
  input: PfxInput,
): Promise<Certificate | Replacement> {
  const opened = await open(input);
  return store.change(draft => {
    const { subject } = certificateFacts(opened.leaf);
    const chosen = newId(
      draft.certificates,
      wanted(id, opened, there => there.subject === subject),
    );
    const previous = draft.certificates.get(chosen);
    return previous === undefined ? put(draft, chosen, opened) : replace(draft, previous, opened);
  });
}

const wanted = (
  id: string | undefined,
  { leaf }: OpenedPfx,
  replaces: Wanted<Certificate>['replaces'],
): Wanted<Certificate> => ({
  id,
  text: commonName(leaf) ?? 'certificate',
  taken: id => idTaken(CERTIFICATE, id, whenTaken(id)),
  replaces,
});

const whenTaken = (id: string): string => `\`apim cert set --id ${word(id)}\` replaces its PFX, and so does --force.`;

export interface Replacement {
  readonly certificate: Certificate;
  readonly previousThumbprint: string;
  /** Who still names the thumbprint that no certificate has any more. */
  readonly stale: readonly string[];
}

/** A new PFX under the same id: what names the id follows, what names the thumbprint does not. */
export async function setCertificate(store: Store, id: string, input: PfxInput): Promise<Replacement> {
  const opened = await open(input);
  return store.change(draft => replace(draft, getCertificate(draft, id), opened));
}

function replace(draft: Draft, previous: Certificate, opened: OpenedPfx): Replacement {
  const certificate = put(draft, previous.id, opened);
  const replaced = previous.thumbprint !== certificate.thumbprint && !hasThumbprint(draft, previous.thumbprint);
  const stale = replaced ? thumbprintUsers(draft, previous.thumbprint).map(({ name }) => name) : [];
  return { certificate, previousThumbprint: previous.thumbprint, stale };
}

/** Throws InUse, naming each user, where an API policy or a backend refers to it. */
export async function removeCertificate(store: Store, id: string): Promise<Certificate> {
  return store.change(draft => {
    const certificate = getCertificate(draft, id);
    draft.certificates.delete(certificate.id);
    draft.certificateKeys.delete(certificate.id);
    refuseInUse(
      CERTIFICATE.noun,
      certificate.id,
      targetOf(CERTIFICATE, certificate.id),
      usersWithout(draft, certificate),
    );
    return certificate;
  });
}

/** Who refers to it, by its id or its thumbprint. Throws UserError where a document does not compile, so that nobody can tell. */
export const certificateUsers = (state: Collections, { id, thumbprint }: Certificate): User[] =>
  once([...certificateIdUsers(state, id), ...thumbprintUsers(state, thumbprint)]);

const once = (users: readonly User[]): User[] =>
  users.filter(({ name }, index) => users.findIndex(other => other.name === name) === index);

/** Who would miss it once it is deleted: a thumbprint is no loss where another certificate has it too. */
function usersWithout(draft: Draft, { id, thumbprint }: Certificate): User[] {
  const byThumbprint = hasThumbprint(draft, thumbprint) ? [] : thumbprintUsers(draft, thumbprint);
  const byId = certificateIdUsers(draft, id);
  return [...byId, ...byThumbprint.filter(({ command }) => byId.every(known => known.command !== command))];
}

function put(draft: Draft, id: string, { leaf, chain, privateKey }: OpenedPfx): Certificate {
  const facts = certificateFacts(leaf);
  const certificate = parse(certificateShape, { id, ...facts, hasPrivateKey: true, chain: [...chain] });
  draft.certificates.put(certificate);
  draft.certificateKeys.put(parse(certificateKeyShape, { id, privateKey }));
  return certificate;
}
