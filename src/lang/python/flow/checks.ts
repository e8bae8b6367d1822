import type { Purpose } from '../types';

/** Calls that make a value fit for one purpose, by their qualified names. */
export const CLEANERS: Readonly<Record<Purpose, RegExp>> = {
  shell: /^(?:shlex|pipes)\.(?:quote|join)$/,
  query:
    /^(?:psycopg2?\.sql\.\w+|psycopg2\.extensions\.quote_ident|MySQLdb\.escape_string|sqlalchemy\.(?:column|table|bindparam)|pymysql\.converters\.escape_string)$/,
  code: /^ast\.literal_eval$/,
  path: /^(?:werkzeug\.utils\.(?:secure_filename|safe_join)|flask\.safe_join|os\.path\.basename)$/,
  load: /^(?:hmac\.\w+|itsdangerous\..*\.loads|cryptography\.fernet\.Fernet\(\)\.decrypt)$/,
};

const SHAPES = ['isdigit', 'isalnum', 'isalpha', 'isdecimal', 'isnumeric', 'isidentifier', 'fullmatch'];

/**
 * Methods and functions that, once they answered yes, make a value fit for a purpose. Membership and equality
 * (`name in ALLOWED`, `name == "x"`) do so for every purpose.
 */
export const CHECKS: Readonly<Record<Purpose, ReadonlySet<string>>> = {
  shell: new Set(SHAPES),
  query: new Set(SHAPES),
  code: new Set([...SHAPES, 'isinstance']),
  path: new Set([...SHAPES, 'startswith', 'isdir', 'isfile', 'exists', 'is_relative_to', 'is_dir', 'is_file']),
  load: new Set(['compare_digest', 'verify', 'is_signed', 'verify_signature']),
};

/** Calls behind which the code does not go on. */
export const LEAVING_CALL = /^(?:sys\.)?exit$|^(?:flask\.)?abort$|^os\._exit$|^quit$|^(?:st|streamlit)\.stop$/;
