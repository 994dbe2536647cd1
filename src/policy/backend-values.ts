import type { Backend } from '../model/backend.ts';
import { mayNameValues, namesIn, withValues } from './document/filling.ts';

type Credentials = NonNullable<Backend['credentials']>;

/** What finds the value of a name; undefined: there is none. */
export type FindValue = (name: string) => string | undefined;

/** The named values that a backend's credentials name. https://learn.microsoft.com/azure/api-management/backends */
export const valuesNamedBy = (backend: Backend): string[] => [
  ...new Set(
    partsOf(backend)
      .flatMap(({ texts }) => texts)
      .flatMap(text => [...namesIn(text)].map(([, name = '']) => name)),
  ),
];

/** A member of a backend that may name values, as options call it. */
interface Part {
  readonly member: 'header' | 'query' | 'authorization-header';
  readonly texts: readonly string[];
}

/** The members of a backend that name the value. */
export const membersNaming = (backend: Backend, name: string): Part['member'][] =>
  partsOf(backend)
    .filter(({ texts }) => texts.some(text => text.includes(`{{${name}}}`)))
    .map(({ member }) => member);

function partsOf({ credentials }: Backend): Part[] {
  const { header = {}, query = {}, authorization } = credentials ?? {};
  return [
    { member: 'header', texts: Object.values(header).flat() },
    { member: 'query', texts: Object.values(query).flat() },
    { member: 'authorization-header', texts: authorization === undefined ? [] : [authorization.parameter] },
  ];
}

/** The same backend where its credentials name nothing; what is not found stays as it is written. */
export function withNamedValues(backend: Backend, find: FindValue): Backend {
  const { credentials } = backend;
  if (credentials === undefined || !partsOf(backend).some(({ texts }) => texts.some(mayNameValues))) return backend;
  return { ...backend, credentials: filled(credentials, find) };
}

function filled({ header, query, authorization, ...others }: Credentials, find: FindValue): Credentials {
  return {
    ...others,
    ...(header === undefined ? {} : { header: filledLists(header, find) }),
    ...(query === undefined ? {} : { query: filledLists(query, find) }),
    ...(authorization === undefined
      ? {}
      : { authorization: { ...authorization, parameter: withValues(authorization.parameter, find) } }),
  };
}

const filledLists = (lists: NonNullable<Credentials['header']>, find: FindValue): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, texts]) => [name, texts.map(text => withValues(text, find))]));
