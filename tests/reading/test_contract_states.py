"""The state of a contract in words nobody labelled: indirect, denied, reported, of another paper, unknown."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.reading import as_line, read
from himoya.reading.contract import contract
from himoya.reading.cuebook import CODES
from himoya.reading.decide import Decision
from himoya.reading.facts import UrgentFact
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (
            "refused",
            "Ukam 83-zonada, komissar kelganda boshini chayqabdi, qog'ozni o'qimasdan qaytarib bergan",
        ),
        ("refused", "Сын в ИК-91, вербовщикам сказал: никуда не поеду, своё досижу"),
        ("refused", "Akamning imzosi qo'yilgan degan mish-mish noto'g'ri ekan, o'zi telefon qildi, 85-zona"),
        ("refused", "Zayavleniyesini qaytarib olibdi erim, endi hech qayerga jo'natishmaydi, IK-79"),
        ("refused", "Мужу в ИК-88 давали контракт, он порвал его при всех"),
        ("refused", "O'g'limga shartnoma tutqazishgan edi, u unamay turib olibdi, 92-zona Perm"),
        ("refused", "Harbiylar kelganda jiyanim jinnimasman deb javob beribdi, Tula 95"),
        ("refused", "Брат написал отказ от службы, начальник отряда принял, ИК-73"),
        ("refused", "Kuyovim frontga rozi emasman deb yozib beribdi, shuning uchun karserda"),
        ("refused", "Племяннику обещали миллион, а он ни в какую, сидит в шизо за это"),
        ("refused", "Dadam imzo-pimzo qo'ymayman deb turibdi, 96-koloniyada"),
        (
            "refused",
            "Zonada uchinchi marta so'rashdi, o'g'lim uchalasida ham yo'q dedi, kontrakt kerakmas dedi",
        ),
        ("refused", "Jiyanimga qog'oz berishgan ekan, imzo ham qilmayman debdi, Kursk 78"),
        ("refused", "Муж бумаги у них не взял, сидит теперь в ШИЗО, ИК-95, война ему не нужна"),
        ("offered", "Брату в СИЗО: хочешь домой пораньше, через окопы, вот ручка. Думает"),
        ("offered", "Olti oy xizmat qilsang oqlanasan deyishibdi jiyanimga, u indamabdi"),
        ("signed", "Сына ранило под Токмаком, контракт с ним был на год, из ИК-87 брали"),
        ("signed", "Erim gospitalda, zonadan ketganiga besh oy, kontrakti tugamagan"),
        ("unknown", "Подписал он контракт или нет, мы так и не поняли, ИК-86"),
        ("unknown", "Shartnoma degan gap bo'lganmi yo'qmi bilolmayapman, ukam 94-zonada"),
        ("offered", "Мужу в ИК-84 подсовывают контракт третий день, он пока молчит"),
        (
            "offered",
            "O'g'limga: rozi bo'lsang srogingni yopamiz deyishibdi pokupatellar, 77-zona, javob bermabdi",
        ),
        ("offered", "Ukamga imzo qo'ymaguncha posilka yo'q deyishibdi, 91-zona"),
        ("offered", "Брату в колонии предложили контракт на год, думает"),
        (
            "offered",
            "Klubda kim urushga borishni istaydi deb so'rashibdi, pul va'da qilishibdi, o'g'lim 88-zonada",
        ),
        ("offered", "Сыну сказали: подпишешь — через полгода свобода. ИК-94, он не знает что делать"),
        ("signed", "Erim telefon qildi: kontraktga qo'l qo'ydim, kechir dedi, 76-zona"),
        ("signed", "Брат поддался, контракт уже в спецчасти, сам пока в бараке, ИК-81"),
        ("signed", "O'g'lim bir yillik shartnomaga imzo chekib bo'libdi, ertaga emas indin olib ketisharkan"),
        ("signed", "Ukamni uch kun urib, oxiri qo'l qo'ydirib olishibdi urushga, 93-zona"),
        ("signed", "Муж подписал бумаги на СВО, из ИК-98 их повезут в пятницу"),
        ("signed", "Avval yo'q degan edi, keyin baribir imzolabdi ukam kontraktni, Omsk 86-zona"),
        ("signed", "Akam kontrakt bilan ketgan, ikki oydan beri xabar yo'q"),
        (
            "unknown",
            "Akamni olib ketishibdi, shartnomaga imzo qo'yganmi yo'qmi so'rashga ulgurmadim, 90-zona",
        ),
        ("unknown", "Сын в ИК-87, подписал ли он контракт — не знаем, молчит"),
        ("unknown", "O'g'lim qo'l qo'yganmi, zona boshlig'i aytmadi, qayerdaligi ham noma'lum"),
        ("none", "Opam ijara shartnomasiga imzo qo'ydi, ukam zonada tinch"),
        ("none", "Муж на воле, подписал трудовой договор с заводом, брат в колонии передаёт привет"),
        ("none", "Sud apellyatsiyani rad etdi, ukam 79-zonada, advokat kassatsiya yozadi"),
        ("none", "Посылку не приняли, сказали нет места, сын в ИК-92 здоров"),
        ("none", "Бухгалтер отказалась принимать справку, сын в ИК-95, помогите с УДО"),
        ("none", "Ukam salomatligi yaxshi, 81-zona, kitob so'rayapti"),
        ("none", "Konsul rad javobini berdi, hujjat yetmas ekan, ukam IK-74 da"),
        ("none", "O'g'limning rasmini qo'ymayman guruhga, qo'rqaman"),
        ("none", "Кто знает, можно ли отозвать подпись?"),
        ("none", "Bolam maktabga shartnoma bilan o'qituvchi bo'lib kirdi, qamoqdagi otasi xursand"),
        ("none", "Kanalda yozishibdi: mahbuslar kontraktga imzo chekmoqda ekan, ehtiyot bo'ling"),
        ("refused", "Bizniki hali ham ko'nmayapti, har kuni chaqirishyapti komissiyaga, 84-zona"),
        ("refused", "Муж от контракта открестился, лежит в санчасти ИК-77"),
        ("refused", "Брат им ответил: хоть убейте, не подпишу. ИК-90"),
        ("refused", "Акам урушга боришни истамади, шунинг учун уни изоляторга қамашди"),
        ("refused", "Жияним: менга пулингиз керакмас, срогимни ўтаб чиқаман, деган. 74-зона"),
        ("refused", "Kuyovimga ikki marta taklif bo'ldi, ikkalasidayam qaytardi, hozir tikuv sexida"),
        ("refused", "Сына пытались уговорить, не получилось у них, остался в отряде, ИК-85"),
        ("refused", "Ukam hech nimaga qo'l qo'ymaganman dedi, gaplar yolg'on ekan. 91-zona"),
        ("refused", "Внук согласие своё отозвал, прокуратура подтвердила, он в ИК-82"),
        ("offered", "К мужу в ИК-86 приезжал вербовщик, обещал списать срок, муж просил время подумать"),
        ("offered", "Bolamga kontrakt varag'ini berib, shanbagacha o'qib chiq deyishibdi, 95-zona"),
        ("offered", "Акамни кунда уч марта чақириб шартнома таклиф қилишаётган экан, 78-колония"),
        ("offered", "Dadamga pasport va'da qilib urushga chaqirishyapti, hali javob bermagan, 72-zona"),
        ("offered", "Сына склоняют к контракту, грозят карцером, ИК-89. Что делать?"),
        ("offered", "Ukamga ikki yo'l bor deyishibdi: yo kontrakt, yo yangi modda. 94-zona"),
        ("signed", "Voy opalar, ukam qo'l qo'yvoribdi, endi nima qilaman, hali 71-zonada ekan"),
        ("signed", "Сын сознался: мам, я им всё подписал, заберут на неделе. ИК-79"),
        ("signed", "Акам кеча шартномага имзо чекди, мажбурлашди, ҳозир ҳам зонада"),
        ("signed", "Мужа заставили расписаться в контракте, он в ИК-92, помогите отозвать"),
        ("signed", "Jiyanim urushga ketishga rozi bo'lib hujjat topshiribdi, 93-zona"),
        ("signed", "Dadam ro'yxatga o'zi yozilibdi, raport yozgan, jo'nashini kutyapti, 80-zona"),
        ("signed", "Племянник заключил контракт через колонию, стоит в очереди на отправку, ИК-75"),
        ("unknown", "Брата увезли ночью, подписал он что-то или нет, никто не говорит. ИК-91"),
        ("unknown", "Kontraktga qo'l qo'yganini ham, qo'ymaganini ham bilmaymiz, 85-zonadan olib ketishgan"),
        ("none", "Opa, uyga telefon kontrakti tuzdik, oyiga ellik ming"),
        ("none", "Дочь поступила, подписали договор на обучение. Сын в ИК-83, всё тихо"),
        ("none", "Advokat rozi bo'ldi, ertaga zonaga boradi"),
        ("none", "Соседка отказалась ехать со мной на свидание, еду одна в ИК-94"),
        ("none", "Doktor operatsiyaga rozilik so'radi, dadam imzo qo'ydi, ukam zonada bilmaydi"),
        ("none", "Bugun posilka uchun imzo qo'yib oldi o'g'lim, xursand, 76-zona"),
        ("none", "Qo'shnimizning o'g'li urushga ketibdi deyishadi, bizniki tinch"),
        ("none", "Если он подпишет, его можно вернуть? Просто интересно"),
        ("none", "Nabiram maktabga bormayman deb yig'ladi, otasi 81-zonada"),
        ("none", "Суд отказал в УДО, муж в ИК-78, подаём снова"),
        ("none", "Sizdan iltimos, hech qanaqa qog'ozga qo'l qo'ymasin, aytib qo'ying bolangizga"),
        ("none", "Tushimda ukam kontraktga imzo chekkan emish, ertalab telefon qildi, tinch"),
        (
            "refused",
            "Акам: контрактни олиб боришганда қўлини орқасига яширибди, имзо чекмаган, 72-зона",
        ),
        ("refused", "Муж пишет: приходили трое, я при них бумагу смял. ИК-80"),
        ("refused", "Jiyanim ikki marta yozma ravishda voz kechdi xizmatdan, nusxasi advokatda"),
        ("refused", "Брат сказал им «воевать не буду», за это лишили звонков. ИК-76"),
        ("refused", "Bizniki qo'l qo'yishdan bosh tortgani uchun ShIZOda o'tiribdi"),
        ("refused", "Ukam: oyi urushga ketmayman, meni bu yerda o'ldirishsayam, dedi. 93-lager"),
        ("refused", "Сын твёрдо отказался подписывать контракт, ИК-74, держится"),
        ("refused", "O'g'limdan so'radim, hech narsaga imzo chekmaganman, ona, dedi. Kirov 88"),
        ("offered", "Муж говорит, в клубе выступал военный, звал на контракт, обещал два миллиона. ИК-71"),
        ("offered", "Ukamga har kuni shartnoma taklif qilishyapti, u hali jim, 90-zona"),
        ("offered", "Сыну предложили подписать контракт вместо срока, СИЗО-75"),
        ("offered", "Eri urushga borsa qarzini yopamiz deyishibdi kelinimga zonadan, 87"),
        ("signed", "Брат в СИЗО подписал контракт, говорит так лучше, чем десять лет"),
        ("signed", "Onajon, men imzoladim dedi-yu telefonni o'chirdi, 82-zona"),
        ("signed", "Мой подписался на войну ради денег, ИК-84, ещё там"),
        ("signed", "Akamga zo'rlab barmoq bostirishibdi kontraktga, hali SIZOda"),
        ("signed", "Kuyovim o'z xohishi bilan ariza yozib SVOga, 91-koloniyada navbat kutyapti"),
        ("unknown", "Сын исчез из ИК-88, подписывал ли контракт — мне неизвестно"),
        ("none", "Brigada bilan shartnoma imzoladik, uyni ta'mirlaymiz, ukam chiqquncha bitsin"),
        ("none", "Подписала согласие на обработку данных для адвоката, сын в ИК-90"),
        ("none", "Akam zonadan chiqdi, ozodlikda, endi ishga kiryapti"),
        ("none", "Хочу поблагодарить всех, сын дома, живой"),
        ("none", "Deputatga xat yozdik, hammamiz imzo qo'ydik"),
        ("none", "Opa, guruhga rozilik xatini tashladim, imzo qo'ydim, ukam haqida yozing"),
        ("none", "Boshliq bilan gaplashdim, svidaniyaga yo'q dedi, 86-zona"),
        ("none", "Dadamning pensiya qog'oziga imzo qo'yib keldim"),
        ("none", "Сын контролирует себя, занимается спортом, ИК-79"),
        ("none", "Maktab direktori o'g'limni olishga rozi bo'ldi"),
        ("refused", "Сестра пишет: брат все их бумаги обратно отдал, подпись не поставил, ИК-73"),
        ("refused", "Ukamni ko'ndirisholmadi, ketishdi, hozir tinch. 81-zona"),
        ("refused", "Uch kun karserda ushlashsa ham qo'l qo'ymapti bolam, 94-zona"),
        ("refused", "Akam kontrakt haqida eshitishni ham istamayapti, 77-koloniyada"),
        ("refused", "Мужу грозили, но он контракт подписывать отказался наотрез, ИК-85"),
        (
            "refused",
            "Hamma rozi bo'lgan, faqat bizniki bosh tortgan, shuning uchun posilkasini qaytarishyapti",
        ),
        ("refused", "Otam sulhparvar odam, qo'limga qurol olmayman debdi, Ivanovo 71"),
        ("refused", "Сын написал заявление, что отказывается от участия в СВО, ИК-83"),
        ("refused", "Erim avval rozi bo'lgan edi, keyin qaytib oldi rozilgini, 89-zonada"),
        ("refused", "Unga imzo qo'ydirolmadilar, ukam shizoda, lekin bardam"),
        ("refused", "Внук не согласен воевать, сидит в ИК-90 тихо"),
        (
            "offered",
            "O'g'limni shtabga chaqirib, yarim yilga borib kelsang ozod bo'lasan deyishibdi, 86-zona",
        ),
        ("offered", "Мужа вербуют второй раз, он пока не ответил, ИК-78"),
        ("offered", "Bolamga qog'oz uzatishibdi, ertaga javob ber deyishibdi harbiylar, 92-zona"),
        ("offered", "В ИК-81 приехали агитаторы, сыну дали бланк контракта на подумать"),
        ("offered", "Akamga bosim qilishyapti, qo'l qo'y deb har kuni, 74-zona"),
        ("offered", "Мужу обещают УДО, если пойдёт на СВО. ИК-93"),
        ("signed", "Ukam qo'rqib imzolab yuboribdi, advokat kerak, 95-zonada hali"),
        ("signed", "Сына обманом уговорили, контракт подписан вчера, ИК-72"),
        ("signed", "Jiyanim urush qog'oziga qo'l qo'yganini bugun bildik, IK-84"),
        ("signed", "Мужу подсунули бумагу среди других, оказался контракт, он поставил подпись, ИК-91"),
        ("signed", "Erim bilan gaplashdim, imzo chekib bo'ldim, orqaga yo'l yo'q dedi. 79"),
        ("signed", "Qaynim kontraktga rozilik berib qo'l qo'ygan, haligacha zonada"),
        ("signed", "Брат теперь контрактник, сам сказал, пока держат в ИК-94"),
        ("signed", "Zo'rlab qo'l qo'ydirdilar dadamga, SIZO-82"),
        ("unknown", "Bilmayman, ukam imzo chektimi yo'qmi, indamayapti, 90-zona"),
        ("unknown", "Муж пропал из ИК-74, говорят, всех подписавших увезли, а подписал ли мой — не знаем"),
        ("none", "Ukamga yangi advokat oldik, shartnoma tuzdik, pulini to'ladik"),
        ("none", "Взяли ипотеку, подписали договор, муж через год выйдет из ИК-77"),
        ("none", "Qizim nikohga rozi bo'ldi, akasi zonadan tabrik yubordi"),
        ("none", "Начальник ИК-85 отказал в длительном свидании"),
        ("none", "Guruhda yozishdiki, 82-zonada hamma imzo chekibdi, rostmi"),
        ("none", "Мы не знаем, какой адвокат лучше, посоветуйте, сын в СИЗО-73"),
        ("none", "Ukam 88-zonada, o'qishga yozilibdi, elektrik bo'larkan"),
        ("none", "Сын вступил в шахматный клуб колонии, ИК-91"),
        ("none", "Аптека отказалась отправлять лекарства в колонию, что делать"),
        ("none", "Qarindoshlarim to'yga bormayman desam xafa bo'lishdi, ukam qamoqda axir"),
    ],
)
def test_the_state_of_a_contract(state: str, text: str) -> None:
    assert as_line("1", read(text, EVENING))["contract"] == state


def weighed(text: str, **sure: float) -> str:
    """The state where the weights give these rules these probabilities, and no other any."""
    known = prepared(message_of(text, EVENING))
    words = known.message.quote(0, len(known.message.letters))
    alarms = tuple(UrgentFact(code, rule(code).level, words, sure[code]) for code in sure if sure[code] > 0.4)
    found = contract(known.board, known.specific, Decision(alarms, (), dict.fromkeys(CODES, 0.0) | sure))
    return found.state if found else "none"


def test_weights_hear_a_signature_that_no_phrase_tells() -> None:
    text = "Akam endi ularning odami, hammasi hal"
    assert weighed(text) == "none"
    assert weighed(text, U01=0.9) == "signed"


def test_weights_tell_what_no_phrase_names_as_the_war() -> None:
    text = "Bir haftadan beri begonalar kelyapti, ukam ko'nmabdi"
    assert weighed(text) == "none"
    assert weighed(text, U03=0.8) == "refused"


def test_a_signature_that_the_weights_do_not_hear_is_under_another_paper() -> None:
    text = "Ukam bugun qog'ozga qo'l qo'yibdi"
    assert weighed(text, U01=0.3) == "signed"
    assert weighed(text, U01=0.01) == "none"
    assert weighed(text, U01=0.01, U08=0.9) == "signed"


def test_a_consent_of_the_groups_own_is_no_contract() -> None:
    assert weighed("Men rozilik bergandim, ukam endi qarshi chiqdi", U20=0.9) == "none"


def test_of_a_list_the_words_alone_decide() -> None:
    known = prepared(message_of("Ukam kontraktga qo'l qo'yibdi", EVENING))
    found = contract(known.board, known.specific)
    assert found is not None
    assert found.state == "signed"


def test_a_paper_by_which_he_refuses_is_no_signature() -> None:
    reading = read("Сын написал заявление, что отказывается от участия в СВО, ИК-83", EVENING)
    assert "U01" not in {fact.rule for fact in reading.urgent}
