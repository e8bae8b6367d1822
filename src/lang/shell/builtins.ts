/** Commands whose operands are assignments. */
export const DECLARATIONS: ReadonlySet<string> = new Set(['export', 'readonly', 'declare', 'typeset', 'local']);
/** Declarations that leave a variable as it is where no value is given. */
export const NAMING: ReadonlySet<string> = new Set(['export', 'readonly']);
/** Commands that set the variables that they are given by name. */
export const SETTING: ReadonlySet<string> = new Set(
  'read mapfile readarray getopts unset unsetenv let printf wait'.split(' '),
);
/** Commands after which any variable may have another value. */
export const FORGETTING: ReadonlySet<string> = new Set(['source', '.', 'eval']);
