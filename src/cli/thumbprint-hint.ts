import type { Store } from '../store/store.ts';

const MEMBER = /^credentials\.certificate\.(\d+)$/;

/** Does what `work` does; where a thumbprint is refused that is the id of a certificate, says so. `given` are the thumbprints. */
export async function hintingAtIds<R>(store: Store, given: readonly string[], work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const { MemberError } = await import('../model/parse.ts');
    if (!(error instanceof MemberError)) throw error;
    const [, index] = MEMBER.exec(error.member) ?? [];
    const text = index === undefined ? undefined : given[Number(index)];
    const id = text === undefined ? undefined : store.certificates.get(text)?.id;
    if (id === undefined) throw error;
    const { word } = await import('../resources/shell-word.ts');
    const hint = `'${id}' is the id of a certificate: write --certificate-id ${word(id)}`;
    throw new MemberError(error.member, `${error.rule} ${hint}`);
  }
}
