/** Calls that are given what a value is unless somebody says otherwise: by qualified name, where it stands. */
export interface DefaultPlace {
  readonly keyword: string;
  readonly position?: number;
  /** Whether it is None where the call does not say. */
  readonly isNoneWithout?: boolean;
  /** A keyword that turns text into something else. */
  readonly cast?: string;
}

const OPTION: DefaultPlace = { keyword: 'default', position: 0 };

/** Where these stand as the default of a parameter or field, their own default is meant. */
export const DECLARATIONS: ReadonlyMap<string, DefaultPlace> = new Map([
  ['typer.Option', OPTION],
  ['typer.Argument', OPTION],
  ['pydantic.Field', OPTION],
  ['pydantic.fields.Field', OPTION],
  ['sqlmodel.Field', OPTION],
  ['dataclasses.field', { keyword: 'default' }],
  ['attr.ib', OPTION],
  ['attrs.field', { keyword: 'default' }],
  ['attr.field', { keyword: 'default' }],
]);

/** Calls that read the environment or a settings file. */
export const LOOKUPS: ReadonlyMap<string, DefaultPlace> = new Map([
  ['os.environ.get', { keyword: 'default', position: 1, isNoneWithout: true }],
  ['os.getenv', { keyword: 'default', position: 1, isNoneWithout: true }],
  ['os.environ.setdefault', { keyword: 'default', position: 1 }],
  ['os.environ.pop', { keyword: 'default', position: 1 }],
  ['decouple.config', { keyword: 'default', position: 1, cast: 'cast' }],
  ['starlette.config.Config()', { keyword: 'default', position: 2, cast: 'cast' }],
  ['environs.Env()', { keyword: 'default', position: 1 }],
  ['environs.Env().str', { keyword: 'default', position: 1 }],
  ['environs.Env().bool', { keyword: 'default', position: 1 }],
  ['environ.Env().str', { keyword: 'default', position: 1 }],
  ['environ.Env().bool', { keyword: 'default', position: 1 }],
  ['environ.Env()', { keyword: 'default', position: 2, cast: 'cast' }],
]);

/** Calls that make an object with the attributes that they are given, by keyword or in a dictionary. */
export const NAMESPACES = new Set([
  ...['types.SimpleNamespace', 'argparse.Namespace', 'omegaconf.OmegaConf.create', 'easydict.EasyDict', 'box.Box'],
  ...['munch.Munch', 'addict.Dict', 'ml_collections.ConfigDict', 'ml_collections.config_dict.ConfigDict'],
]);

/** `flags.DEFINE_string("host", "0.0.0.0", "help")` of absl and of TensorFlow. */
export const FLAG_DEFINITION = /(?:^|\.)flags\.DEFINE_(?:string|bool|boolean|integer|float|enum|list)$/;
export const FLAGS = /(?:^|\.)flags\.FLAGS(?:\(\))?$/;
export const CLICK_OPTION = /^(?:rich_click|click|asyncclick)\.(?:option|argument)$/;
/** How the parsed arguments are called, where nothing tells what a name holds. */
export const NAMESPACE_NAME = /^(?:(?:cli_|cmd_|parsed_)?args|opts?|options|flags|FLAGS|arguments|params|hparams|ns)$/;
export const PARSED = /(?:^|\.)ArgumentParser\(\)\.parse_(?:known_|intermixed_)?args\(\)$/;
/** Functions of the file or of others that parse the command line. */
export const PARSING = /^(?:parse|get|read)_?(?:known_|cli_|cmd_)?(?:args?|arguments|opts?|options)$/i;

/** The file of a configuration of Hydra, from the folder of the code on. */
export function hydraPath(folder: string, name: string): string {
  return `${folder}/${/\.ya?ml$/.test(name) ? name : `${name}.yaml`}`;
}
