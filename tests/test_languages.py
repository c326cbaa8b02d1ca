"""Texts in languages that are read in their basics or not at all: at worst nothing is said.

Each holds what looks like something else: the age of the firm, a budget, a phone number, MS Office,
master data, a Visa card, an office, clients, a verb spelt "visa".
"""

import pytest
from small_posting import small

import pipelines

TEXTS = {
    "sv": (
        "Vi söker en systemutvecklare som vill visa vad du kan. Du kommer att jobba i team "
        "med 5 personer sedan 3 år. Sista ansökningsdag 15 maj. Intervjuer sker löpande, "
        "kontakta oss på 08-123 456 78. Vi har kontor i Lund. Omsättning 40 000 000 kr."
    ),
    "da": (
        "Vi søger en udvikler til vores kontor i Aarhus. Vi har eksisteret i 25 år og er "
        "120 kolleger. Send din ansøgning senest 1. juni. Vores kunder sparer 10.000 kr. om"
        " året. Du har erfaring med master data og MS Office."
    ),
    "nl": (
        "Wij zoeken een ontwikkelaar voor ons kantoor in Utrecht. Wij bestaan 20 jaar en "
        "hebben 300 collega's. Onze klanten besparen 5.000 euro per jaar. Je werkt met MS "
        "SQL en master data. Bel 030-1234567."
    ),
    "pl": (
        "Szukamy programisty do naszego biura w Krakowie. Firma działa od 15 lat i "
        "zatrudnia 200 osób. Budżet projektu to 50 000 PLN. Praca z MS SQL i master data. "
        "Kontakt: 12 345 67 89."
    ),
    "it": (
        "Cerchiamo uno sviluppatore per la nostra sede di Milano. L'azienda esiste da 30 "
        "anni e conta 150 persone. Fatturato di 20.000.000 euro. Userai MS Office e Visa "
        "come circuito di pagamento. Chiama 02 1234567."
    ),
    "pt": (
        "Procuramos um programador para o nosso escritório no Porto. A empresa existe há 12"
        " anos e tem 90 pessoas. O projeto visa melhorar a vida dos clientes, com um "
        "orçamento de 30.000 euros. Ligue 22 123 4567."
    ),
    "fr": (
        "Nous cherchons un développeur pour nos clients. L'entreprise existe depuis 40 ans "
        "et compte 300 salariés. Ce projet vise à réduire les coûts de 10 000 €. Vous "
        "utiliserez MS Office et la carte Visa. Tél. 01 23 45 67 89."
    ),
    "es": (
        "Buscamos un programador para nuestros clientes. La empresa existe desde hace 25 "
        "años y tiene 100 personas. El presupuesto es de 20.000 €. Usarás MS Office y "
        "tarjetas Visa. Llama al 91 123 45 67."
    ),
    "de": (
        "Wir suchen eine Entwicklerin für unsere Kunden. Das Unternehmen besteht seit 30 "
        "Jahren und hat 200 Leute. Das Budget beträgt 50.000 €. Du nutzt MS Office, "
        "Stammdaten (Master Data) und Visa-Karten. Tel. 030 1234567."
    ),
    "fi": (
        "Etsimme ohjelmoijaa toimistoomme Tampereelle. Yritys on toiminut 20 vuotta ja "
        "meillä on 80 työntekijää. Liikevaihto on 5 000 000 euroa. Käytät MS Officea. Soita"
        " 03 123 4567."
    ),
    "cs": (
        "Hledáme programátora do naší kanceláře v Brně. Firma existuje 18 let a má 60 lidí."
        " Rozpočet je 200 000 Kč. Používáme MS SQL. Volejte 541 123 456."
    ),
    "hu": (
        "Programozót keresünk budapesti irodánkba. A cég 22 éve működik, 140 munkatárssal. "
        "A költségvetés 3 000 000 Ft. MS Office ismerete. Hívjon: 06 1 234 5678."
    ),
    "ru": (
        "Ищем программиста в наш офис в Казани. Компания работает 15 лет, в ней 200 "
        "человек. Бюджет проекта 500 000 руб. MS SQL и master data. Звоните 8 800 "
        "123-45-67."
    ),
    "tr": (
        "Ankara ofisimiz için yazılımcı arıyoruz. Şirket 17 yıldır faaliyette ve 75 "
        "çalışanı var. Bütçe 100.000 TL. MS Office kullanacaksınız. Visa kart ödemeleri."
    ),
    "ja": (
        "東京オフィスのエンジニアを募集しています。会社は創業15年で、社員は200"
        "名です。予算は5,000,000円です。MS Officeを使います。電話 "
        "03-1234-5678。"
    ),
    "zh": (
        "我们正在为上海办公室招聘工程师。公司成立15年，有200名员工。项目预算为500"
        ",000元。使用MS Office和Visa卡。电话 021-12345678。"
    ),
    "ko": (
        "서울 사무실에서 일할 엔지니어를 찾습니다. 회사는 설립 15년이며 직원은"
        " 200명입니다. 예산은 5,000,000원입니다. MS Office를 "
        "사용합니다."
    ),
    "ar": (
        "نبحث عن مهندس لمكتبنا في القاهرة. الشركة تعمل منذ 15 سنة ولديها 200 موظف. "
        "الميزانية 500,000 جنيه. MS Office و Visa."
    ),
    "he": (
        "אנחנו מחפשים מהנדס למשרד בתל אביב. החברה קיימת 15 שנה ויש בה 200 עובדים. התקציב "
        '500,000 ש"ח. MS Office.'
    ),
    "uk": (
        "Шукаємо програміста до нашого офісу у Львові. Компанія працює 12 років, у ній 90 "
        "людей. Бюджет 300 000 грн. MS SQL."
    ),
    "ro": (
        "Căutăm un programator pentru biroul nostru din Cluj. Compania există de 14 ani și "
        "are 70 de oameni. Bugetul este de 100.000 lei. Proiectul vizează clienții Visa."
    ),
    "el": (
        "Ζητούμε προγραμματιστή για το γραφείο μας στην Αθήνα. Η εταιρεία υπάρχει 16 "
        "χρόνια. Προϋπολογισμός 50.000 €. MS Office."
    ),
    "no": (
        "Vi søker en utvikler til kontoret vårt i Bergen. Selskapet har eksistert i 19 år. "
        "Prosjektet vil vise resultater, budsjett 400 000 kr. MS Office."
    ),
    "vi": (
        "Chúng tôi tìm lập trình viên cho văn phòng Hà Nội. Công ty hoạt động 10 năm. Ngân "
        "sách 500.000.000 đồng. MS Office, thẻ Visa."
    ),
    "th": (
        "เรากำลังมองหาวิศวกรสำหรับสำนักงานกรุงเทพ บริษัทเปิดมา 15 ปี งบประมาณ 500,000 บาท "
        "MS Office และบัตร Visa"
    ),
    "id": (
        "Kami mencari programmer untuk kantor di Jakarta. Perusahaan berdiri 15 tahun. "
        "Anggaran Rp 500.000.000. MS Office dan kartu Visa."
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_wrong_is_said(language):
    found = pipelines.enrich(small(TEXTS[language], title="Engineer"))
    assert found.language == language
    assert found.salary.bands == []
    assert found.workplace.types == []
    assert (found.degree.minimum, found.degree.preferred) == (None, None)
    assert found.experience.min_years is None
    assert (found.sponsorship.policy, found.sponsorship.restriction) == (None, None)
    assert (found.employment.type, found.employment.third_party) == (None, False)
