/** Building blocks of patterns. */
export const ALNUM = '[A-Za-z0-9]';
export const URL_SAFE = '[A-Za-z0-9_-]';
export const HEX = '[0-9a-f]';
export const BASE64 = '[A-Za-z0-9+/]';
export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** For vendors that publish no format. */
export const OPAQUE = '[A-Za-z0-9_.~+/-]{16,200}={0,2}';
