import { hostOf, isLoopbackUrl } from '../../shared/hosts';

/** What addresses of databases say, and connection strings of ODBC, where no certificate is to be checked. */
const PARAMETERS =
  /^(?:mongodb(?:\+srv)?|rediss|mysql(?:\+\w{1,30})?|mssql\+\w{1,30}):\/\/[^\s"']{1,500}[?&]((?:tlsInsecure|tlsAllowInvalidCertificates|tlsAllowInvalidHostnames)=true|ssl_cert_reqs=(?:none|CERT_NONE)|ssl_verify_cert=false|TrustServerCertificate=(?:yes|true))(?=&|$)/i;
const SCHEME = /^((?:bolt|neo4j)\+ssc):\/\//i;
const ODBC = /(?:^|;)\s*(TrustServerCertificate=(?:yes|true|1))\s*(?=;|$)/i;
const ODBC_SERVER = /(?:^|;)\s*(?:Server|Data Source|Address)=(?:tcp:)?([^;,]{1,253})/i;

/** What a text must hold for any address in it to say so. */
export const UNCHECKED_WORDS =
  /tlsInsecure|tlsAllowInvalid|ssl_cert_reqs|ssl_verify_cert|TrustServerCertificate|\+ssc:/i;

/** The words of an address, or of a connection string, that switch the check of certificates off. */
export function uncheckedWords(text: string): string | undefined {
  if (text.includes('://'))
    return isLoopbackUrl(text) || hostOf(text) === undefined
      ? undefined
      : (PARAMETERS.exec(text)?.[1] ?? SCHEME.exec(text)?.[1]);
  const server = ODBC_SERVER.exec(text)?.[1];
  return server === undefined || isLoopbackUrl(server) || server === '.' ? undefined : ODBC.exec(text)?.[1];
}
