import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encode } from '../cli/encode.js';
import { TEXT } from '../cli/story.js';
import { carrier, folderOf, scanned, toldBy } from '../cli/support.js';

/** A text of each language, that its charsets hold. */
const TEXTS = {
  english: TEXT,
  german:
    'Der Bürgermeister erklärte am Dienstag, die Brücke über die Leine müsse für mehrere Wochen gesperrt werden. Für die Händler am Marktplatz sei das eine schwere Belastung, hieß es.\n',
  polish:
    'Burmistrz zapowiedział we wtorek, że most nad rzeką zostanie zamknięty na kilka tygodni. Dla kupców z rynku to duże obciążenie, mówią mieszkańcy i żądają wyjaśnień.\n',
  turkish:
    'Belediye başkanı salı günü nehrin üzerindeki köprünün birkaç hafta kapatılacağını açıkladı. Çarşı esnafı için bu ağır bir yük, diyor şehir sakinleri.\n',
  russian:
    'Мэр города сообщил во вторник, что мост через реку будет закрыт на несколько недель. Для торговцев на площади это тяжёлое бремя, говорят жители.\n',
  ukrainian:
    'Мер міста повідомив у вівторок, що міст через річку буде закрито на кілька тижнів. Для торговців на площі це важкий тягар, кажуть мешканці.\n',
  greek:
    'Ο δήμαρχος ανακοίνωσε την Τρίτη ότι η γέφυρα πάνω από το ποτάμι θα κλείσει για αρκετές εβδομάδες. Για τους εμπόρους της αγοράς είναι μεγάλο βάρος.\n',
  arabic:
    'أعلن رئيس البلدية يوم الثلاثاء أن الجسر فوق النهر سيغلق لعدة أسابيع. وقال السكان إن ذلك عبء ثقيل على تجار السوق.\n',
  japanese:
    '市長は火曜日、川に架かる橋を数週間閉鎖すると発表した。広場の商人にとっては大きな負担だと住民は話している。\n',
  chinese:
    '市长星期二宣布，河上的桥将关闭几个星期。居民们说，这对广场上的商人来说是沉重的负担，希望尽快得到解释。\n',
  taiwanese:
    '市長星期二宣布，河上的橋將關閉幾個星期。居民們說，這對廣場上的商人來說是沉重的負擔，希望盡快得到解釋。\n',
  korean:
    '시장은 화요일 강 위의 다리를 몇 주 동안 폐쇄한다고 발표했다. 주민들은 광장 상인들에게 큰 부담이라고 말했다.\n',
} as const;

const CHARSETS: readonly (readonly [string, keyof typeof TEXTS])[] = [
  ['windows-1252', 'english'],
  ['windows-1252', 'german'],
  ['windows-1250', 'polish'],
  ['iso-8859-2', 'polish'],
  ['windows-1254', 'turkish'],
  ['windows-1251', 'russian'],
  ['koi8-r', 'russian'],
  ['iso-8859-5', 'russian'],
  ['windows-1251', 'ukrainian'],
  ['koi8-u', 'ukrainian'],
  ['windows-1253', 'greek'],
  ['windows-1256', 'arabic'],
  ['shift_jis', 'japanese'],
  ['euc-jp', 'japanese'],
  ['gb18030', 'chinese'],
  ['big5', 'taiwanese'],
  ['euc-kr', 'korean'],
];

describe.concurrent('a text in another charset', () => {
  it.each(CHARSETS)('is read to the letter, of any format: %s, %s', async (charset, language) => {
    const text = TEXTS[language];
    const line = JSON.stringify({ id: 'x', text });
    const { code, report, ...done } = await scanned([
      folderOf({
        'a.txt': text,
        'b.txt': encode(text, charset),
        'c.md': encode(
          `---\ntitle: ${text.slice(0, 20)}\n---\n${text.replace('<', '\\<').replace('&', '\\&')}`,
          charset,
        ),
        'd.jsonl': encode(`${line}\n`, charset),
        'e.json': encode(`[${line}]`, charset),
        'f.csv': encode(`id,text\nx,"${text.replaceAll('"', '""')}"\n`, charset),
        'g.jsonl.gz': gzipSync(encode(line, charset)),
        'h.xml': encode(
          `<nitf><body><body.content>${text
            .trimEnd()
            .split('\n\n')
            .map((paragraph) => `<p>${paragraph.replace('&', '&amp;').replace('<', '&lt;')}</p>`)
            .join('')}</body.content></body></nitf>`,
          charset,
        ),
      }),
    ]);
    expect(toldBy({ code, ...done })).toEqual([]);
    expect(code).toBe(0);
    expect(report.articles).toHaveLength(8);
    for (const { hash, path } of report.articles) expect(hash, path).toBe(report.articles[0].hash);
    expect(report.articles.find(({ path }) => path === 'c.md')?.title).toBe(text.slice(0, 20).trim());
  });

  it.each(['utf-16le', 'utf-16be'])(
    'is read where it is %s, with a byte-order mark or without',
    async (charset) => {
      const line = JSON.stringify({ text: TEXT });
      const { code, report } = await scanned([
        folderOf({
          'a.txt': TEXT,
          'b.txt': encode(`\ufeff${TEXT}`, charset),
          'c.txt': encode(TEXT, charset),
          'd.jsonl': encode(`\ufeff${line}\n`, charset),
          'e.csv': encode(`\ufefftext\n"${TEXT}"\n`, charset),
          'f.json': encode(`\ufeff[${line}]`, charset),
        }),
      ]);
      expect(code).toBe(0);
      expect(report.articles).toHaveLength(6);
      for (const { hash, path } of report.articles) expect(hash, path).toBe(report.articles[0].hash);
    },
  );

  it('is told where the guess is not sure, with the cure, which works', async () => {
    const bytes = encode('Mērs paziņoja: tilts pār upi uz vairākām nedēļām tiks slēgts.\n', 'windows-1257');
    const folder = folderOf({ 'bad.txt': bytes, 'good-1.txt': carrier(1), 'good-2.txt': carrier(2) });
    const told = await scanned([folder]);
    expect(told.code).toBe(2);
    expect(toldBy(told)).toEqual([
      expect.stringMatching(/^flong: bad\.txt: is not UTF-8 text \(byte 0x\w\w at \d+\).*--encoding \S+$/),
    ]);
    expect(told.report.pairs).toHaveLength(1);
    const cured = await scanned([folder, '--encoding', 'windows-1257']);
    expect(cured.code).toBe(0);
    const right = await scanned([folderOf({ 'bad.txt': new TextDecoder('windows-1257').decode(bytes) })]);
    expect(cured.report.articles[0].hash).toBe(right.report.articles[0].hash);
  });

  it('is UTF-8 where it can be, whatever --encoding says of the rest', async () => {
    const folder = folderOf({ 'a.txt': TEXTS.german, 'b.txt': encode(TEXTS.german, 'windows-1252') });
    const { code, report } = await scanned([folder, '--encoding', 'latin1']);
    expect(code).toBe(0);
    expect(report.articles[0].hash).toBe(report.articles[1].hash);
    expect(report.options.encoding).toBe('windows-1252');
  });

  it('is told where it is not in the charset that --encoding names', async () => {
    const folder = folderOf({ 'a.txt': encode(TEXTS.japanese, 'shift_jis'), 'b.txt': TEXT });
    const { code, report } = await scanned([folder, '--encoding', 'euc-kr']);
    expect(code).toBe(2);
    expect(report.problems).toEqual([{ path: 'a.txt', message: 'is not euc-kr text: check --encoding' }]);
  });
});

describe.concurrent('a charset that a text declares', () => {
  const xml = (charset: string, text: string): string =>
    `<?xml version="1.0" encoding="${charset}"?><nitf><body><body.content><p>${text.trim()}</p></body.content></body></nitf>`;

  it('is believed where the bytes are in it, also for a text too short to guess', async () => {
    const text = 'Tilts slēgts: mērs paziņoja to šodien.\n';
    const { code, report } = await scanned([
      folderOf({ 'a.txt': text, 'b.xml': encode(xml('windows-1257', text), 'windows-1257') }),
    ]);
    expect(code).toBe(0);
    expect(report.articles[1].hash).toBe(report.articles[0].hash);
  });

  it.each<[string, string, keyof typeof TEXTS]>([
    ['utf-8', 'windows-1251', 'russian'],
    ['windows-1252', 'windows-1251', 'russian'],
    ['iso-8859-1', 'shift_jis', 'japanese'],
    ['windows-1251', 'koi8-r', 'russian'],
    ['windows-1252', 'utf-8', 'polish'],
    ['no-such-charset', 'windows-1252', 'german'],
  ])('is found wrong: %s for what is %s', async (declared, charset, language) => {
    const text = TEXTS[language];
    const bytes = xml(declared, text);
    const { code, report } = await scanned([
      folderOf({ 'a.txt': text, 'b.xml': charset === 'utf-8' ? bytes : encode(bytes, charset) }),
    ]);
    expect(code).toBe(0);
    expect(report.articles[1].hash).toBe(report.articles[0].hash);
  });
});
