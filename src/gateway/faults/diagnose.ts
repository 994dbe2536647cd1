import { opensslWords } from '../backends/openssl-words.ts';
import { alertName } from '../backends/tls-alerts.ts';
import { isParserError } from '../backends/undici.ts';
import { diagnoseAlert } from './alert-diagnoses.ts';
import { codeOf, connectionFailure, type Diagnose, type Diagnosis, type Dialled, hostOf } from './diagnosis.ts';
import { diagnoseParserError, NETWORK_DIAGNOSES } from './network-diagnoses.ts';
import { diagnoseProxy, dialledProxy } from './proxy-diagnoses.ts';
import { withOtherFaults } from './server-faults.ts';
import { diagnoseOpenssl, TLS_DIAGNOSES } from './tls-diagnoses.ts';

/** Puts an error of undici, TLS or the network into words. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
export function diagnose(error: Error, dialled: Dialled): Diagnosis {
  const cause = error instanceof AggregateError ? mostTelling(error) : error;
  const proxy = dialledProxy(cause, dialled);
  const diagnosis = diagnoseOf(cause)(proxy ?? dialled, cause);
  return proxy === undefined ? withOtherFaults(diagnosis, dialled) : diagnoseProxy(proxy, diagnosis);
}

function diagnoseOf(error: Error): Diagnose {
  if (isParserError(error)) return diagnoseParserError;
  const code = codeOf(error);
  const known = TLS_DIAGNOSES[code] ?? NETWORK_DIAGNOSES[code];
  if (known !== undefined) return known;
  if (alertName(code) !== undefined) return diagnoseAlert;
  return opensslWords(error) === undefined ? unknown : diagnoseOpenssl;
}

const unknown: Diagnose = (dialled, error) =>
  connectionFailure('Other', `Calling ${hostOf(dialled)} failed: ${error.message}`, undefined);

/** Of the errors of several addresses: a machine that refuses says more than an address family that this one lacks. */
function mostTelling(error: AggregateError): Error {
  const errors = error.errors.filter(each => each instanceof Error);
  return errors.find(each => codeOf(each) === 'ECONNREFUSED') ?? errors.at(-1) ?? error;
}
