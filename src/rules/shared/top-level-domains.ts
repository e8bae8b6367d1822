/**
 * What names of the public internet end in: all country codes, and the generic domains that host data, models and
 * services. A name that ends in something else is one of a cluster (`ghsumm.kubeflow`), a network or a machine; a rare
 * domain that is missing here only means that a rule stays silent. Source: IANA's root zone.
 */
const COUNTRIES =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ' +
  'ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi ' +
  'gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ' +
  'ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ' +
  'ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn ' +
  'so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ' +
  'ye yt za zm zw';
const GENERIC =
  'com net org edu gov mil int info biz name pro mobi aero asia cat coop jobs museum post tel travel arpa academy agency app ' +
  'art bio blog build business cafe care center chat city click cloud club codes community company computer credit dev ' +
  'digital direct directory download earth education email energy engineer engineering enterprises events exchange expert ' +
  'farm finance financial foundation fund fun fyi gallery games global green group guru health help host hosting house ' +
  'institute international investments land life link live ltd management market marketing media money network news ' +
  'ninja one online ooo page partners photo photos place plus press productions report rest review reviews rocks run sale ' +
  'school science services shop site social software solutions space store stream studio support systems team tech ' +
  'technology tips today tokyo tools top trade training university vip watch website wiki win work works world wtf xxx xyz ' +
  'zone amazon aws bank berlin bing box cern eus google goog icu london lol microsoft moe new nyc paris pub zip';

const DOMAINS: ReadonlySet<string> = new Set(`${COUNTRIES} ${GENERIC}`.split(' '));

/** Whether a host name, in lower case and with a dot in it, ends as those of the public internet do. */
export function hasPublicSuffix(host: string): boolean {
  const last = host.replace(/\.$/, '').split('.').at(-1) ?? '';
  return DOMAINS.has(last) || last.startsWith('xn--');
}
