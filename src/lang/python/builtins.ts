/** Names that mean the same everywhere unless a file binds them itself; `get_ipython` and `display` in notebooks. */
export const BUILTINS: ReadonlySet<string> = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr ' +
    'dict dir divmod enumerate eval exec execfile filter float format frozenset getattr globals hasattr hash help hex id ' +
    'input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print ' +
    'property range raw_input repr reversed round set setattr slice sorted staticmethod str sum super tuple type ' +
    'unichr unicode vars xrange zip __import__ get_ipython display'
  ).split(' '),
);
