import { describe, expect, it } from 'vitest';
import { creditLine, creditsOf } from '../../../src/judge/credits/agencies.js';

/** An article of prose that credits no one, around the line that is tried. */
const PROSE =
  'The harbour board of Port Callan will close the eastern lock for six weeks from Monday, its chair said.\n\n' +
  'Boats bound for the upper river have to wait for the tide, or pay for a crane at Sallow Quay.\n\n' +
  'Residents asked for a footbridge, and were told that there is no money for one before the spring.';
const HEADLINE = 'Eastern lock to close for six weeks';

const atHead = (lead: string): string[] => [...creditsOf(`${HEADLINE}\n\n${lead} ${PROSE}`).agencies];
const alone = (line: string): string[] => [...creditsOf(`${HEADLINE}\n\n${line}\n\n${PROSE}`).agencies];
const atEnd = (line: string): string[] => [...creditsOf(`${HEADLINE}\n\n${PROSE}\n\n${line}`).agencies];
const signed = (signature: string): string[] => [
  ...creditsOf(`${HEADLINE}\n\n${PROSE}${signature}`).agencies,
];

describe('a dateline', () => {
  it.each([
    ['PORT CALLAN (AP) —', 'AP'],
    ['PORT CALLAN, Northmarch (AP) -', 'AP'],
    ['LONDON (Reuters) -', 'Reuters'],
    ['PORT CALLAN, July 5 (Reuters) -', 'Reuters'],
    ['TURNE/OSTREY, Northmarch (Reuters) -', 'Reuters'],
    ['(Reuters) -', 'Reuters'],
    ['London (AFP) –', 'AFP'],
    ['PARIS, July 5, 2026 (AFP) -', 'AFP'],
    ['Paris, le 5 juillet (AFP) -', 'AFP'],
    ['BERLIN, July 5 (dpa) -', 'dpa'],
    ['Berlin (dpa) -', 'dpa'],
    ['Düsseldorf (dpa/lnw) -', 'dpa'],
    ['Berlin/Frankfurt am Main (dpa).', 'dpa'],
    ['Bern (sda)', undefined],
    ['Bern (sda) -', 'Keystone-SDA'],
    ['Zürich (awp) -', 'awp'],
    ['Wien (APA) -', 'APA'],
    ['NEW YORK, July 5 (UPI) --', 'UPI'],
    ['Madrid, 5 jul (EFE).-', 'EFE'],
    ['MADRID, 5 Jul. (EUROPA PRESS) -', 'Europa Press'],
    ['La Habana, 5 jul (Prensa Latina)', 'Prensa Latina'],
    ['(ANSA) - ROMA, 05 LUG -', 'ANSA'],
    ['Roma, 5 lug. (askanews) -', 'askanews'],
    ['Roma, 5 lug. (Adnkronos) -', 'Adnkronos'],
    ['Lisboa, 05 jul 2026 (Lusa) –', 'Lusa'],
    ['BRUSSEL (Belga) -', 'Belga'],
    ['AMSTERDAM (ANP) -', 'ANP'],
    ['Warszawa, 5 lipca (PAP) -', 'PAP'],
    ['Praha 5. července (ČTK) -', 'ČTK'],
    ['Bratislava 5. júla (TASR) -', 'TASR'],
    ['Budapest, 2026. július 5., vasárnap (MTI) -', 'MTI'],
    ['Ljubljana, 5. julija (STA) -', 'STA'],
    ['MOSCOW, July 5. /TASS/.', 'TASS'],
    ['МОСКВА, 5 июля. /ТАСС/.', 'TASS'],
    ['Москва. 5 июля. ИНТЕРФАКС -', 'Interfax'],
    ['Moscow. July 5. INTERFAX -', 'Interfax'],
    ['МОСКВА, 5 июл - РИА Новости.', 'RIA Novosti'],
    ['София /БТА/', undefined],
    ['ANKARA (AA) -', 'Anadolu'],
    ['BEIJING, July 5 (Xinhua) --', 'Xinhua'],
    ['TOKYO (Kyodo) --', 'Kyodo'],
    ['Tokyo, July 5 (Jiji Press)--', 'Jiji'],
    ['SEOUL, July 5 (Yonhap) --', 'Yonhap'],
    ['New Delhi, Jul 5 (PTI)', 'PTI'],
    ['New Delhi, July 5 (IANS)', 'IANS'],
    ['Port Callan (Northmarch) [India], July 5 (ANI):', 'ANI'],
    ['New Delhi [India], July 5 (ANI):', 'ANI'],
    ['KUALA LUMPUR, July 5 (Bernama) --', 'Bernama'],
    ['Jakarta (ANTARA) -', 'Antara'],
    ['Riyadh, July 5, 2026, SPA --', 'SPA'],
    ['ABU DHABI, 5th July, 2026 (WAM) --', 'WAM'],
    ['Doha, July 5 (QNA) -', 'QNA'],
    ['Cairo, July 5 (MENA) –', 'MENA'],
    ['Abuja, July 5, 2026 (NAN)', 'NAN'],
    ['SYDNEY, July 5 (AAP) -', 'AAP'],
    ['NEW YORK, July 5, 2026 /PRNewswire/ --', 'PR Newswire'],
    ['TORONTO, July 5, 2026 /CNW/ -', 'CNW'],
    ['أبوظبي في 5 يوليو / وام / ', 'WAM'],
    ['الرياض (واس) -', 'SPA'],
    ['القاهرة (رويترز) -', 'Reuters'],
    ['باريس (أ ف ب) -', 'AFP'],
    ['باريس (أ.ف.ب) –', 'AFP'],
    ['الكويت - 5 - 7 (كونا) --', 'KUNA'],
    ['الدوحة في 05 يوليو /قنا/', 'QNA'],
    ['القاهرة - أ ش أ - ', 'MENA'],
    ['新华社北京7月5日电（记者林晓）', 'Xinhua'],
    ['（新华社北京7月5日电）', 'Xinhua'],
    ['中新社北京7月5日电', 'China News Service'],
    ['（中央社記者王小明台北5日電）', 'CNA Taiwan'],
    ['路透社伦敦7月5日电', 'Reuters'],
    ['【ロンドン共同】', 'Kyodo'],
    ['【ワシントン時事】', 'Jiji'],
    ['【7月5日 AFP】', 'AFP'],
    ['[東京 5日 ロイター] -', 'Reuters'],
    ['(서울=연합뉴스) 홍길동 기자 =', 'Yonhap'],
    ['नयी दिल्ली, पांच जुलाई (भाषा)', 'PTI'],
    ['नयी दिल्ली, महापौर (भाषा)', undefined],
    ['КИЇВ. 5 липня. УНН.', 'UNN'],
    ['КИЇВ, 5 липня /Укрінформ/.', 'Ukrinform'],
    ['(서울=뉴스1) 홍길동 기자 =', 'News1'],
    ['ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) -', 'ANA-MPA'],
    ['Hà Nội, 5/7 (TTXVN) -', 'VNA'],
    ['تهران- ایرنا-', 'IRNA'],
    ['กรุงเทพฯ 5 ก.ค. (ซินหัว) —', 'Xinhua'],
    ['नयी दिल्ली, 5 जुलाई (भाषा)', 'PTI'],
  ])('%s', (lead, agency) => {
    expect(atHead(lead)).toEqual(agency === undefined ? [] : [agency]);
  });

  it('names two agencies where both signed', () => {
    expect(atHead('BERLIN (dpa/AFP) -')).toEqual(['dpa', 'AFP']);
    expect(atHead('LONDON (AP, Reuters) -')).toEqual(['AP', 'Reuters']);
  });

  it('credits by its form an agency that no table has', () => {
    expect(atHead('PORT CALLAN, Oct. 22 (Northgate) --')).toEqual(['Northgate']);
    expect(atHead('MIAMI (WQXN) —')).toEqual(['WQXN']);
  });

  it('is read without a headline before it too', () => {
    expect(creditsOf(`LONDON (Reuters) - ${PROSE}`).agencies).toEqual(['Reuters']);
  });
});

describe('a byline', () => {
  it.each([
    ['By The Associated Press', 'AP'],
    ['By Reuters', 'Reuters'],
    ['By Jane Doe, Associated Press', 'AP'],
    ['By JANE DOE Associated Press', 'AP'],
    ['By JANE DOE, JOHN ROE and ANN POE | Associated Press', 'AP'],
    ['Jane Doe and John Roe, Associated Press', 'AP'],
    ['Jane Doe, Associated Press Published 9:21 a.m. ET July 5, 2026', 'AP'],
    ['By Jane Doe, AP Political Writer', 'AP'],
    ['The Associated Press | Monday, July 5, 2026', 'AP'],
    ['Associated Press', 'AP'],
    ['Reuters', 'Reuters'],
    ['REUTERS', 'Reuters'],
    ['AFP', 'AFP'],
    ['Agence France-Presse', 'AFP'],
    ['dpa', 'dpa'],
    ['Von dpa', 'dpa'],
    ['دمشق-سانا', 'SANA'],
    ['Quelle: dpa', 'dpa'],
    ['Quelle: DPA/AFP', 'dpa'],
    ['Redacción / EFE', 'EFE'],
    ['EFE / Madrid', undefined],
    ['Por Agencia EFE', 'EFE'],
    ['Fuente: EFE', 'EFE'],
    ['Le Phare avec AFP', 'AFP'],
    ['Par AFP', 'AFP'],
    ['Source : AFP', 'AFP'],
    ['Source: Xinhua', 'Xinhua'],
    ['Bloomberg News', 'Bloomberg'],
    ['The Canadian Press', 'The Canadian Press'],
    ['By Jane Doe, PA', 'PA Media'],
    ['By PA Reporters', 'PA Media'],
    ['PA Media', 'PA Media'],
    ['Источник: ТАСС', 'TASS'],
    ['المصدر: رويترز', 'Reuters'],
    ['来源：新华社', 'Xinhua'],
    ['출처: 연합뉴스', 'Yonhap'],
    ['Źródło: PAP', 'PAP'],
    ['Πηγή: ΑΜΠΕ', 'ANA-MPA'],
    ['מקור: רויטרס', 'Reuters'],
    ['منبع: رویترز', 'Reuters'],
    ['ที่มา: รอยเตอร์', 'Reuters'],
    ['Izvor: Hina', 'HINA'],
    ['STT–AFP', 'STT'],
    ['STT-Reuters', 'STT'],
    ['TTXVN/Vietnam+', 'VNA'],
    ['Theo TTXVN', 'VNA'],
    ['Theo Reuters, AFP', 'Reuters'],
    ['From the Northgate Wire', 'Northgate Wire'],
    ['By Emmerich Stahl and the Northgate Wire', 'Northgate Wire'],
    ['Northgate Wire report', 'Northgate Wire'],
    ['Northgate Wire, Wexcombe', 'Northgate Wire'],
  ])('%s', (line, agency) => {
    const found = alone(line);
    if (agency === undefined) expect(found).toEqual([]);
    else expect(found[0]).toBe(agency);
  });

  it('keeps the other names that a credit gives', () => {
    expect(creditsOf(`${HEADLINE}\n\nSource: The Lantern\n\n${PROSE}`).named).toEqual(['The Lantern']);
  });
});

describe('reporter and editor', () => {
  it('sign for Reuters, but not where they name another', () => {
    const text =
      'The lock was closed.\n\nReporting by Lena Abt for Meridian News Agency; editing by Paul Voss.';
    expect(creditsOf(text).agencies).not.toContain('Reuters');
  });
});

describe('the last lines', () => {
  it.each([
    ['(Reporting by Jane Doe in Ostrey; Editing by John Roe)', 'Reuters'],
    [
      'Reporting by Jane Doe, additional reporting by Ann Poe; writing by J. Roe; editing by M. Moe',
      'Reuters',
    ],
    ['(Reportage de Jeanne Doe, édité par Jean Roe)', 'Reuters'],
    ['© AFP', 'AFP'],
    ['© 2026 AFP', 'AFP'],
    ['(c) AFP', 'AFP'],
    ['© Agence France-Presse', 'AFP'],
    ['Copyright 2026 The Associated Press. All rights reserved. This material may not be rewritten.', 'AP'],
    ['© 2026 The Canadian Press', 'The Canadian Press'],
    ['© dpa-infocom, dpa:260705-99-123456/2', 'dpa'],
    ['-- with files from AP', 'AP'],
    ['With files from The Canadian Press', 'The Canadian Press'],
    ['— With files from Reuters', 'Reuters'],
    ['With inputs from PTI', 'PTI'],
    ['(With agency inputs from ANI)', 'ANI'],
    ['The Associated Press contributed to this report.', 'AP'],
    ['Reuters contributed to this report.', 'Reuters'],
    ['Associated Press writers Jane Doe and John Roe contributed to this report.', 'AP'],
    ['PA Media', 'PA Media'],
    ['STT', undefined],
    ['(STT)', 'STT'],
    ['/ritzau/', 'Ritzau'],
    ['(©NTB)', 'NTB'],
    ['mit Material der dpa', 'dpa'],
    ['Con información de EFE', 'EFE'],
    ['(Avec AFP)', 'AFP'],
    ['Le Monde avec AFP', 'AFP'],
    ['(ats/afp)', 'Keystone-SDA'],
    ['AFP/dpa', 'AFP'],
    ['(时事社)', 'Jiji'],
    ['(Theo AFP, Reuters)', 'AFP'],
    ['Lusa/Fim', 'Lusa'],
    ['(com Agência Brasil)', 'Agência Brasil'],
    ['Com Agência Brasil', 'Agência Brasil'],
    ['По материалам РИА Новости', 'RIA Novosti'],
    ['За матеріалами: УНІАН', 'UNIAN'],
    ['Efe | Madrid', undefined],
    ['Efe', 'EFE'],
    ['За матеріалами УНІАН', 'UNIAN'],
    ['Με πληροφορίες από ΑΠΕ-ΜΠΕ', 'ANA-MPA'],
    ['<저작권자 ⓒ 1980-2026 ㈜연합뉴스. 무단 전재 재배포 금지.>', 'Yonhap'],
    ['This article first appeared on Reuters.', 'Reuters'],
  ])('%s', (line, agency) => {
    const found = atEnd(line);
    if (agency === undefined) expect(found).toEqual([]);
    else expect(found[0]).toBe(agency);
  });

  it.each([
    [' (AP)', 'AP'],
    [' (dpa)', 'dpa'],
    [' (PAP)', 'PAP'],
    [' (SDA)', 'Keystone-SDA'],
    [' — AFP', 'AFP'],
    [' - Reuters', 'Reuters'],
    [' /TASS/', 'TASS'],
    [' (dpa/lby)', 'dpa'],
    ['（共同）', 'Kyodo'],
    ['（時事）', 'Jiji'],
    [' (mit dpa)', 'dpa'],
  ])('signed behind the last sentence: %s', (signature, agency) => {
    expect(signed(signature)).toEqual([agency]);
  });

  it('keeps where a text was published first', () => {
    const named = (line: string) => creditsOf(`${PROSE}\n\n${line}`).named;
    expect(named('This article was originally published in The Lantern on 5 July.')).toEqual(['The Lantern']);
    expect(named('First published by Harbor Ledger.')).toEqual(['Harbor Ledger']);
    expect(named('Dieser Text erschien zuerst im Abendkurier.')).toEqual(['Abendkurier']);
    expect(named('Dieser Text erschien zuerst in der Morgenpost.')).toEqual(['Morgenpost']);
    expect(named('© 2026 Harbor Ledger. All rights reserved.')).toEqual(['Harbor Ledger']);
  });
});

describe('a mention is no credit', () => {
  it.each([
    'The minister told Reuters that the lock would stay open.',
    'AP News reported on Monday that the lock would close.',
    'The Associated Press (AP) said on Monday that the lock would close.',
    'The agency (AFP) was told by the harbour board that the lock would close.',
    'Reuters, AP and AFP were refused entry to the harbour on Monday.',
    'Reuters and AFP sue the harbour board over the lock',
    'In an interview with Bloomberg (on Monday) the chair said no.',
    'She joined the PA in 1999 and the spa in 2003.',
    'A day at the spa',
    'Photo: Evan Doe, AP',
    'Evan Doe / AP',
    '(AP Photo/Evan Doe)',
    '(Jorge Doe / AP)',
    '(Photo by Jorge DOE / AFP)',
    'The two at the lock on Monday. (Jorge Doe / AP)',
    'The two at the lock on Monday. (Photo by Jorge Doe / AFP)',
    'Jorge Doe / Reuters',
    'EVAN DOE/AFP/Getty Images',
    '[사진=연합뉴스]',
    'Ảnh: TTXVN',
    'Kuva: STT',
    'Fot. PAP/EPA',
    'Фото ТАСС',
    'Theo Reuters, hội đồng cảng đã đóng cửa âu thuyền phía đông.',
    'Theo Reuters và AFP nói',
    'По данным Reuters, шлюз закрыт.',
    'Με τον δήμο από τον ΑΠΕ-ΜΠΕ και άλλους',
    '(Evan Doe/Lehtikuva via AP)',
    'OSTREY, PA - The county has closed the lock.',
    'Ap',
    'The board, which had heard of it from Interfax, kept silent.',
    'Sources: the Lantern, a pilot, two councillors',
    'The editing by the board of the report by the pilot; all was reported by noon',
  ])('%s', (line) => {
    expect({ head: alone(line), end: atEnd(line) }).toEqual({ head: [], end: [] });
    expect(atHead(line)).toEqual([]);
  });

  it.each([
    ' The chair has worked for Reuters',
    ' The chair has worked for the Associated Press (AP).',
    ' He now lives in Ostrey, Pa.',
    ' All this was first told to dpa.',
    ' The pilot, said Interfax, was late.',
  ])('nor in the last sentence: %s', (sentence) => expect(signed(sentence)).toEqual([]));

  it('nor as a headline about an agency', () => {
    for (const title of [
      'Reuters to close its office in Ostrey',
      'AP: a history',
      'From Reuters with love: a film',
      'AFP, dpa name new chiefs',
    ])
      expect(creditsOf(`${title}\n\n${PROSE}`).agencies).toEqual([]);
  });
});

describe('what the source names', () => {
  it('gives agencies first, by their common names, then authors as they are named', () => {
    expect(creditLine([], ['Jane Doe', 'The Associated Press']).credit).toEqual(['AP', 'Jane Doe']);
    expect(creditLine(['Reuters'], ['Reuters Staff']).credit).toEqual(['Reuters']);
    expect(creditLine([], ['Jane Doe (dpa)']).credit).toEqual(['dpa', 'Jane Doe (dpa)']);
    expect(creditLine([], ['dpa/AFP', 'AFP']).credit).toEqual(['dpa', 'AFP']);
    expect(creditLine([], ['Jane Doe', 'Jane Doe']).credit).toEqual(['Jane Doe']);
  });

  it('is kept where it names no agency', () => {
    expect(creditLine([], ['Jessamy Orde']).agencies).toEqual([]);
  });
});
