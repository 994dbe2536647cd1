import { type Command, Option } from 'commander';

/** https://learn.microsoft.com/rest/api/apimanagement/policy/create-or-update#policycontentformat */
export const formatOption = (): Option =>
  new Option(
    '--format <format>',
    'xml: expressions have entities for quotes, < and &; rawxml: they are as typed (else both are understood)',
  ).choices(['xml', 'rawxml']);

/** Throws UserError ValidationError where a document is not in the format that is asked for. */
export async function requireFormat(command: Command, document: string): Promise<void> {
  const { format }: { format?: 'xml' | 'rawxml' } = command.opts();
  if (format !== 'xml') return;
  const { requireWellFormed } = await import('../policy/document/well-formed.ts');
  requireWellFormed(document);
}
