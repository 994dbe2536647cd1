import { defaultValue } from '../collections/default-value.ts';
import { formText } from '../context/form-content.ts';
import { joinedValues, lookedUp } from '../context/lookup.ts';
import type { LookupObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetObject } from '../runtime/net-object.ts';
import { unboxTo } from '../runtime/unbox.ts';
import { generic, members } from '../types/table.ts';
import { define } from '../types/type.ts';

export const CONTEXT_EXTENSIONS = define({
  name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.ContextExtensions',
  kind: 'static class',
});

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-context-variables */
export const contextExtensions = members(CONTEXT_EXTENSIONS, () => ({
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string headerName|queryParameterName|claimName)':
    generic(() => {
      const joined = joinedValues();
      return (values: LookupObject, name: string | null) => joined(values, name) ?? null;
    }),
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string headerName|queryParameterName|claimName, string defaultValue)':
    generic(() => {
      const joined = joinedValues();
      return (values: LookupObject, name: string | null, fallback: string | null) => joined(values, name) ?? fallback;
    }),
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key)': orNull,
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key, string defaultValue)':
    orFallback,
  'static object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string variableName)': orNull,
  'static object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string variableName, object defaultValue)':
    orFallback,
  'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName)': generic(
    T => {
      const cast = unboxTo(T);
      return (values: LookupObject, name: string | null) => {
        const value = lookedUp(values, name);
        return value === undefined ? defaultValue(T) : cast(value);
      };
    },
  ),
  'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string variableName, T defaultValue)':
    generic(T => {
      const cast = unboxTo(T);
      return (values: LookupObject, name: string | null, fallback: unknown) => {
        const value = lookedUp(values, name);
        return value === undefined ? fallback : cast(value);
      };
    }),
  'static string ToQueryString(this IDictionary<string, IList<string>> dictionary)': (form: NetObject | null) => {
    const text = formText(notNull(form, 'form'));
    return text === '' ? null : `?${text}`;
  },
  'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)': (
    form: NetObject | null,
  ) => formText(notNull(form, 'form')),
}));

function orNull(values: LookupObject, name: string | null): unknown {
  return orFallback(values, name, null);
}

function orFallback(values: LookupObject, name: string | null, fallback: unknown): unknown {
  const value = lookedUp(values, name);
  return value === undefined ? fallback : value;
}
