"""The words around a phrase that explain it otherwise: another paper, a peaceful journey, a neighbour."""

import re

from himoya.language.grouped import grouped

OTHER_PAPER = re.compile(
    grouped(
        r"posilk|posylk|pasilk|dover|ishonchnom|petits|murojaat|obrasheni|jalob|ariza|sogla[sc]i[ey] na|"
        r"rozilig|"
        r"hatga|obrabotk|shikoyat|talon|pochta|zachet|imtihon|"
        r"otkritk|\budo\b|"
        r"zayavleni|kvitants|\bakt|udostoverit|vekolat|vakolat|kafil|prigovor|hukm"
    )
)
PEACEFUL_PAPER = re.compile(
    grouped(
        r"ijara|arend|kvartir|ipotek|kredit|nikoh|zags|maktab|universitet|institut|uchilish|ukish|wkish|"
        r"\bishga\b|"
        r"na kanal|na rassilk|tikuv|fabrik|zavodga|mehnat|kurilish|stroyk|\bfirma|kolledj|kollej|umra|"
        r"koreya|vatan|konsul|\btiv|\budo\b|advokat bilan|advokat [a-z0-9 ,]{0,30}shartnoma"
    )
)
# A paper by which he refuses: "rad etish arizasiga imzo chekdi", "написал заявление, что отказывается".
REFUSING = re.compile(
    grouped(
        r"(?:rad et|otkaz|voz kech|bormaslik|ketmaslik)[a-z]* (?:ariza|hat|raport|zayavl|kogoz|tilhat)|"
        r"(?:zayavl|raport|raspisk|obyasnit)[a-z]*,? (?:[a-z]+,? ){0,2}(?:otkaz|ne hoch|ne soglas)|"
        r"(?:ariza|tilhat|raport)[a-z]* (?:[a-z]+ ){0,2}(?:rad et|voz kech)|"
        r"(?:bor|ket)mayman de[a-z]* (?:ariza|tilhat)"
    )
)
OWN_PAPER = re.compile(
    r"(?:kontrakt|kantrakt|shartnoma|kontrak|urush|voyn|front|svo\b|pokupatel|majbur|zastav|zarub|karser|shizo|"
    r"harbiy|voen|bort|verbov|yollov|dogovor"
    r")(?![a-z]* (?:emas|ammas))"
)
NOT_WAR = re.compile(
    grouped(
        r"skoroy|skoraya|tez yordam|"
        r"sudga|sudda|\bsud[ai]?\b|\bsud |deport|uyga(?! (?:tel|kwng|kung|hat|habar|ayt|yoz|zvon))|domoy|"
        r"\budo\b|kasal|shifoh?on|bolnits|medsan|dohtir|"
        r"doktor|konsul|advokat|posilk|posylk|peredach|"
        r"svidani|ozod|wrtok|ovkat(?:ga|lan)|mehmon|\btwy|karind|vidvor|vataniga|vatanga|rodin|bilet|"
        r"chipta|reys|nevara|"
        r"umra|makka|\bdacha|tandir|uchib kel|uchaman|vilet[a-z]*yu|leche|bogcha|maktab|bozor|dokon"
    )
)
WAR = re.compile(
    grouped(
        r"urush|front|voyn|\bsvo|kontrakt|kantrakt|pokupatel|harbiy|voen|poligon|rostov|lugansk|donetsk|"
        r"belgorod|"
        r"imzo|podpis|svoga|jang|shturm|yollov|verbov|aerodrom"
    )
)
WARNING = re.compile(
    grouped(
        r"bermang|twlamang|tashlamang|utkazmang|ishonmang|aldanmang|ne perevodite|ne platite|ne verte|"
        r"ne vedites|"
        r"ostorojno|ehtiyot bw"
    )
)
APPEAL = re.compile(r"апелл|кассац|жалоб|обжал|appel|apel|kassa|shikoyat")
NOBODY = re.compile(
    grouped(r"telefon um|um[ei]r telefon|batare|sosed|kwshni|kushni|koshni|charcha|kulgi|golub|mushuk|koshka")
)
KIN_OLD = re.compile(
    grouped(
        r"kaynota|kaynona|kaynot|buvam|buvim|bobom|momom|onam |babushk|dedush|svek|test|tyosh|yoshda edi|"
        r"kasallik"
    )
)
TO_WAR = re.compile(
    grouped(
        r"kontrakt|kantrakt|shartnoma|urush|voyn|voev|front|\bsvo\b|svoga|harbiy|voen|askar|soldat|shturm|"
        r"poligon|"
        r"spetsoper|armiy|minobor|dobrovol|slujb|otprav|zaber[uy]|uvez|olib ket|opket|jwnat|junat|"
        r"bir yilga|oyiga|kart|pul tush|forma|dogovor|pokupat"
    )
)
IN_THE_END = re.compile(
    grouped(
        r"keyin|oh?iri|baribir|lekin|ammo|potom|v itoge|"
        r"v kontse|vsyo|vse taki|vse-taki|no |majbur|zastav|silno|zorla"
    )
)
INSIDE = re.compile(
    grouped(
        r"zon[aeu]|koloni|kalon|lager|otryad|barak|sizo|turma|kamera|\bik\b|\b[789][0-9](?:\b|da|ga)|"
        r"wzbek|uzbek|ozbek|tojik|"
        r"tadjik|migrant|mahbus|zaklyuch|osujd|nachalnik"
    )
)
PEACEFUL = re.compile(
    grouped(
        r"bogch|maktab|\btwy|viza|posil|posyl|kvitans|\bchek\b|karobk|korobk|bozor|guruhga|gruppaga|koshilgan|"
        r"doktorga|dohtirga|navbat|sudga|\bsud\b|deport|svidani|telefon nomer"
    )
)
LETTER = re.compile(
    grouped(
        r"murojaat|ariza|\bhat|jalob|obrash|pism|zapros|hodatay|prisla|otpisk|javob|otvet|shikoyat|zayavl"
    )
)
