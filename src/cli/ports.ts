/** Where `apim serve` listens unless told otherwise; HTTPS only where it is asked for. */
export const HOST = '127.0.0.1';
export const HTTP_PORT = 8080;
export const HTTPS_PORT = 8081;
