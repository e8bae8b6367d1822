/** The page of a rule. */
export function documentationUrl(ruleId: string): string {
  return `https://github.com/watertight/watertight/blob/main/docs/rules/${ruleId}.md`;
}
