import { define, defineEnum, type NamedType } from '../types/type.ts';

const contract = (name: string): NamedType =>
  define({ name: `Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.${name}`, kind: 'interface' });

/** Of the variable `context`. https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables */
export const PROXY_REQUEST_CONTEXT = contract('IProxyRequestContext');
export const IREQUEST = contract('IRequest');
export const IRESPONSE = contract('IResponse');
export const IURL = contract('IUrl');
export const IMESSAGE_BODY = contract('IMessageBody');
export const IAPI = contract('IApi');
export const SUBSCRIPTION_KEY_PARAMETER_NAMES = contract('ISubscriptionKeyParameterNames');
export const IOPERATION = contract('IOperation');
export const IPRODUCT = contract('IProduct');
export const PRODUCT_STATE = defineEnum('Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.ProductState', [
  'NotPublished',
  'Published',
]);
export const ISUBSCRIPTION = contract('ISubscription');
export const IUSER = contract('IUser');
export const IGROUP = contract('IGroup');
export const IUSER_IDENTITY = contract('IUserIdentity');
export const ILAST_ERROR = contract('ILastError');
export const IDEPLOYMENT = contract('IDeployment');
export const IGATEWAY = contract('IGateway');
export const ISUSTAINABILITY_INFO = contract('ISustainabilityInfo');
export const CARBON_INTENSITY = defineEnum(
  'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.CarbonIntensityCategory',
  ['NotAvailable', 'VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'],
);
export const IBACKEND = contract('IBackend');
export const BACKEND_TYPE = defineEnum('Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.BackendType', [
  'Single',
  'Pool',
]);
export const IGRAPHQL = contract('IGraphQL');
export const IGRAPHQL_DATA_OBJECT = contract('IGraphQLDataObject');
export const IWORKSPACE = contract('IWorkspace');
export const IPRIVATE_ENDPOINT_CONNECTION = contract('IPrivateEndpointConnection');
export const IAZURE_VNET_INFO = contract('IAzureVnetInfo');
export const IFOUNDRY = contract('IFoundry');
