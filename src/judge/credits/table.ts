/**
 * News agencies and wires: the common name that a report gives, a colon, then the other ways in which they sign, in the
 * languages that they write in, parted by `|`. A `*` before a name: it is also a word or another name (PA is
 * Pennsylvania, SPA a bath), and counts in brackets or after "Source:" and the like only.
 */
export const AGENCIES = `
AP: The Associated Press | Associated Press | AP News | APTN | AP通信 | エーピー | 美联社 | 美聯社 | أسوشيتد برس | اسوشيتد برس | أ ب | *АП | Асошиэйтед Пресс | آسوشیتدپرس | *एपी | *เอพี | *איי פי
Reuters: Thomson Reuters | Thomson/Reuters | Reuters News | Reuters Staff | Agencia Reuters | ロイター | ロイター通信 | 路透社 | *路透 | 路透中文网 | رويترز | Рейтер | Рейтерс | רויטרס | 로이터 | 로이터통신 | रॉयटर्स | رویترز | รอยเตอร์ | สำนักข่าวรอยเตอร์ | Ρόιτερς
AFP: Agence France-Presse | Agence France Presse | Agencia AFP | AFP通信 | AFPBB News | AFP時事 | 法新社 | أ ف ب | فرانس برس | وكالة فرانس برس | АФП | Франс Пресс | एएफपी | خبرگزاری فرانسه | เอเอฟพี | איי אף פי | אי אף פי
dpa: Deutsche Presse-Agentur | dpa-infocom | dpa infocom | dpa-AFX | dpa international | د ب أ | 德新社
UPI: United Press International | 合众国际社
Bloomberg: Bloomberg News | ブルームバーグ | 彭博社 | *彭博 | بلومبرغ | بلومبرج | Блумберг
Dow Jones: Dow Jones Newswires | ダウ・ジョーンズ
EFE: Efe | Agencia EFE | EFEUSA | *إفي | 埃菲社
Europa Press: EP Europa Press | EUROPAPRESS
Servimedia:
Colpisa:
*ACN: Agència Catalana de Notícies
Notimex:
*Télam: Telam
*Andina: Agencia Andina
Prensa Latina: 拉美社
*NA: Agencia Noticias Argentinas | Noticias Argentinas
Agência Brasil: Agencia Brasil
Estadão Conteúdo: Estadao Conteudo
Folhapress:
Lusa: Agência Lusa | Agencia Lusa
ANSA: Ansa | Agenzia ANSA | 安莎社
Adnkronos: AdnKronos
*AGI: Agenzia Italia
askanews: Askanews
LaPresse:
Italpress:
Belga: Agence Belga | Belga News Agency
*ANP: Algemeen Nederlands Persbureau
Keystone-SDA: *SDA | Keystone-ATS | *ATS | Keystone SDA | Keystone ATS | Schweizerische Depeschenagentur | SDA-ATS | keysda
awp: AWP
*APA: Austria Presse Agentur | Austria Presse-Agentur | APA-OTS
*epd: Evangelischer Pressedienst
*KNA: Katholische Nachrichten-Agentur
*SID: Sport-Informations-Dienst
PA Media: *PA | Press Association | The Press Association | PA News | PA news agency | PA Wire | PA Reporters | PA Sport
*TT: Tidningarnas Telegrambyrå | TT Nyhetsbyrån | TT-AFP
NTB: Norsk Telegrambyrå
Ritzau: Ritzaus Bureau
*STT: Suomen Tietotoimisto | STT-Lehtikuva | STT Info | Lehtikuva-STT
*BNS: Baltic News Service
*ELTA:
*LETA:
*PAP: Polska Agencja Prasowa
ČTK: CTK | Česká tisková kancelář
TASR:
*SITA:
*MTI: Magyar Távirati Iroda
*STA: Slovenska tiskovna agencija | Slovenian Press Agency
*HINA: *Hina
Tanjug: Танјуг
*Beta: *Бета
*FENA: *Fena
*SRNA: *Срна
*MIA: *МИА
BTA: БТА
Agerpres: AGERPRES
Mediafax:
ANA-MPA: AMNA | ΑΠΕ-ΜΠΕ | ΑΜΠΕ | *ΑΠΕ | Αθηναϊκό-Μακεδονικό Πρακτορείο Ειδήσεων
CNA Cyprus: ΚΥΠΕ
Anadolu: *AA | Anadolu Agency | Anadolu Ajansı | Anadolu Agency (AA) | الأناضول | وكالة الأناضول
DHA: Demirören Haber Ajansı
*İHA: *IHA | İhlas Haber Ajansı
*ANKA:
TASS: ITAR-TASS | ИТАР-ТАСС | ТАСС | タス通信 | 塔斯社 | *تاس
Interfax: Интерфакс | INTERFAX.RU | Interfax.ru | Interfax-Ukraine | Интерфакс-Украина | Інтерфакс-Україна
RIA Novosti: РИА Новости | *RIA | *РИА | *Sputnik | *Спутник
*Regnum: ИА Регнум
Rosbalt: Росбалт
Ukrinform: Укринформ | Укрінформ
UNIAN: УНИАН | УНІАН
UNN: УНН
BelTA: БЕЛТА | БелТА
Kazinform: Казинформ
Armenpress: Арменпресс
Azertac: AZƏRTAC | Азертадж
Xinhua: Xinhua News Agency | Xinhuanet | 新华社 | 新華社 | 新华网 | 新華網 | *新华 | 新華社通信 | Синьхуа | شينخوا | وكالة أنباء الصين الجديدة | 신화통신 | شینهوا | ซินหัว | สำนักข่าวซินหัว | Tân Hoa xã
China News Service: 中新社 | 中新网 | 中国新闻社 | 中國新聞社 | ECNS
CNA Taiwan: 中央社 | 中央通訊社 | Central News Agency
Kyodo: Kyodo News | Kyodo News Agency | *共同 | 共同通信 | 共同通信社 | 共同社
Jiji: Jiji Press | JIJI PRESS | *時事 | 時事通信 | 時事通信社 | 时事社
Yonhap: Yonhap News | Yonhap News Agency | 연합뉴스 | 聯合ニュース | 韩联社
Newsis: 뉴시스
News1: 뉴스1
KCNA: 조선중앙통신 | 朝中社 | 朝鮮中央通信
*PTI: Press Trust of India | PTI-Bhasha | *भाषा | पीटीआई
*ANI: Asian News International | एएनआई
IANS: Indo-Asian News Service | आईएएनएस
*UNI: United News of India | यूनीवार्ता | वार्ता
*APP: Associated Press of Pakistan
*BSS: Bangladesh Sangbad Sangstha
*UNB: United News of Bangladesh
RSS Nepal: Rastriya Samachar Samiti
*Antara: ANTARA | LKBN Antara
Bernama: BERNAMA
*VNA: TTXVN | TTXVN/Vietnam+ | Vietnam News Agency | Thông tấn xã Việt Nam
*TNA: Thai News Agency | สำนักข่าวไทย
*PNA: Philippine News Agency
Montsame: МОНЦАМЭ
AAP: Australian Associated Press | AAP Newswire
NZN: NZ Newswire
The Canadian Press: Canadian Press | La Presse Canadienne | Presse canadienne | La Presse canadienne
CNW: Canada NewsWire | CNW Group | CNW Telbec
PR Newswire: PRNewswire | PR NEWSWIRE | PRNewswire-FirstCall
Business Wire: BUSINESS WIRE | Businesswire
GlobeNewswire: GLOBE NEWSWIRE | Globe Newswire
ACCESSWIRE: Accesswire
Kyodo JBN: 共同通信JBN
States Newsroom:
*TNS: Tribune News Service
*CNS: Catholic News Service
*SPA: Saudi Press Agency | *واس | وكالة الأنباء السعودية
*WAM: Emirates News Agency | *وام | وكالة أنباء الإمارات
*QNA: Qatar News Agency | *قنا | وكالة الأنباء القطرية
*KUNA: Kuwait News Agency | *كونا | وكالة الأنباء الكويتية
*BNA: Bahrain News Agency | *بنا
*ONA: Oman News Agency | العمانية | وكالة الأنباء العمانية
*MENA: Middle East News Agency | أ ش أ | وكالة أنباء الشرق الأوسط
*Petra: Jordan News Agency | *بترا
*SANA: *سانا
*NNA: National News Agency | الوكالة الوطنية للإعلام
*INA: Iraqi News Agency | *واع
WAFA: *وفا
*MAP: Maghreb Arabe Presse | و م ع
*APS: Algérie Presse Service | *وأج | *واج
*TAP: Tunis Afrique Presse | *وات
*LANA: *وال
*SUNA: *سونا
IRNA: ایرنا | إرنا
ISNA: ایسنا
*Mehr: خبرگزاری مهر | *مهر
*Fars: خبرگزاری فارس | *فارس
*Tasnim: خبرگزاری تسنیم | *تسنیم
ILNA: ایلنا
*NAN: News Agency of Nigeria
*GNA: Ghana News Agency
*KNA Kenya: Kenya News Agency
*ENA: Ethiopian News Agency
PANA: Panapress
APA News: APAnews
African News Agency: *ANA
ITIM: עתי"ם
`;
