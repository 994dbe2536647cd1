import { slashed } from './slashed.ts';
import type { Finding, ValidatedDocument } from './validation-report.ts';

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
export const annotations = (documents: readonly ValidatedDocument[]): string =>
  documents
    .flatMap(linesOf)
    .map(line => `${line}\n`)
    .join('');

const linesOf = ({ file, faults, warnings, needs }: ValidatedDocument): string[] => [
  ...faults.map(fault => command('error', file, fault)),
  ...warnings.map(warning => command('warning', file, warning)),
  ...needs.map(({ kind, name, ...place }) =>
    command('notice', file, { ...place, message: `It needs the ${kind} '${name}'.` }),
  ),
];

const command = (level: 'error' | 'warning' | 'notice', file: string, { line, column, message }: Finding): string =>
  `::${level} file=${property(slashed(file))},line=${line},col=${column}::${data(message)}`;

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
