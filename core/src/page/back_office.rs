//! Pages on which other people's data is the job: records of customers, patients, pupils (row 5).

use std::sync::LazyLock;

use super::Address;
use super::listed::is_one_of_those_listed;
use super::texts::{Folded, Texts};
use super::visitor::is_of_reader;
use crate::lower::{is_alphanumeric, is_letter};
use crate::snapshot::Snapshot;
use crate::value::{List, POSSESSIVES, text};

/// Segments below an office that everybody who works there has of their own.
const OWN: &[&str] = &[
    "login", "signin", "sign-in", "register", "signup", "password", "profile", "account",
    "settings", "setup",
];

/// Segments of addresses that only those who run a site come to.
const OFFICES: &[&str] = &[
    "admin",
    "wp-admin",
    "administrator",
    "adminpanel",
    "admincp",
    "adminhtml",
    "backoffice",
    "back-office",
    "crm",
    "erp",
    "hr",
    "hrm",
    "rh",
    "staff",
];

/// Segments before the number of somebody: whoever is one of them has no number in the address of an own page.
const FILES: &str = " customers clients patients employees students pupils applicants candidates \
    leads tenants kunden klienten patienten mitarbeiter schueler bewerber mieter clients salaries \
    employes eleves candidats clientes pacientes empleados alumnos candidatos clienti pazienti \
    dipendenti studenti candidati klanten medewerkers leerlingen kandidaten klienci pacjenci \
    pracownicy uczniowie colaboradores collaborateurs collaboratori zamestnanci zaci anstaellda medarbejdere ansatte calisanlar oegrenciler kandydaci stammdaten anagrafiche ";

/// The same of an address book, be it an office's or one's own.
static CARDS: LazyLock<List> = LazyLock::new(|| {
    List::of(
        "contacts kontakte contactos contatti contatos contacten kontakty kontaktok kontakter \
    yhteystiedot kisiler"
            .split_whitespace(),
    )
});

/// What only those do who answer what others ask: links, buttons and labels of a desk, without blanks.
const DESK: &str = "unassigned assigned assignedtome assignedto assignee assignto assigntome internalnote \
    internalcomment privatenote agentnote cannedresponses macros workqueue myqueue submitassolved \
    markassolved escalate walk-in frontdesk housekeeping nichtzugewiesen nichtzugeordnet mirzugewiesen zugewiesenan \
    internenotiz internernotiz internerkommentar warteschlange textbausteine alsgeloestmarkieren eskalieren \
    nonassigne nonassignes nonassignee nonassignees nonattribue nonattribues assigneamoi assignesamoi assignea \
    noteinterne commentaireinterne filed'attente reponsestypes reponsespredefinies marquercommeresolu \
    sinasignar asignadosami asignadasami asignadoa asignara notainterna comentariointerno \
    respuestaspredefinidas marcarcomoresuelto nonassegnati nonassegnate assegnatiame assegnatea assegnatoa \
    incaricoame assegnatiame commentointerno rispostepredefinite niettoegewezen toegewezenaan \
    aanmijtoegewezen toegewezenaanmij internenotitie standaardantwoorden afhandelen nieprzypisane \
    przypisanedomnie przypisanedo notatkawewnetrzna szablonyodpowiedzi oznaczjakorozwiazane naoatribuido \
    naoatribuidos atribuidosamim atribuidoamim atribuidoa comentariointerno respostasprontas \
    marcarcomoresolvido otilldelade otilldelad tilldelademig tilldelatmig tilldeladtill internanteckning \
    ikketildelt ufordelt ufordelte tildelttilmig tildeltmeg tildelttil interntnotat internnote internkommentar \
    osoittamattomat kohdistamattomat vastuuhenkiloe sisaeinenmuistiinpano sisaeinenhuomautus neprirazene \
    neprirazeno prirazenomne fronta resitel internipoznamka nepriradene priradenemne riesitel internapoznamka \
    hozzarendeletlen hozzamrendelt kiosztatlan belsomegjegyzes neatribuite nealocate atribuitemie notainterna \
    atanmamis atanmamislar banaatanan banaatananlar dahilinot icnot nedodijeljeno nedodeljeno dodijeljenomeni \
    internabiljeska internabeleska нераспределенные неназначенные назначенымне назначенныемне исполнитель \
    внутренняязаметка внутреннийкомментарий непризначені призначенімені виконавець внутрішнянотатка \
    внутрішнійкоментар неразпределени вътрешнабележка χωρισαναθεση ανατεθειμεναμου εσωτερικησημειωση 未割り当て 未割当 \
    未対応一覧 内部メモ 社内メモ 対応履歴 未分配 未指派 分配给我 指派給我 处理人 受理人 内部备注 內部備註 미배정 미할당 내부메모 나에게할당됨 chuaphancong \
    ghichunoibo belumditugaskan catataninternal غيرمعينه غيرمسنده ملاحظهداخليه לאמשויך לאמשויכים הערהפנימית";

/// What is numbered there. An event's ticket is somebody's, too.
const TICKETS: &str = "ticket tiket incident incidenci stoerung zgloszeni chamado pozadav aerende henvendels \
    тикет обращени звернення заявк チケット 工单 工單 티켓 تذكره קריאה";

/// Who asked, as a desk calls them; offices ask those who apply by such words as well.
const ASKERS: &str = "author createdby ersteller erstelltvon autor verfasser auteur creepar creadopor autore creatoda \
    aangemaaktdoor utworzonyprzez criadopor vytvoril skapadav oprettetaf opprettetav 作成者 创建人 작성자 reporter reportedby requester requestedby requestor anfragender anfragende anforderer \
    meldender melder gemeldetvon kundenbenutzer demandeur demandeuse rapporteur solicitante informador reportadopor richiedente \
    aanmelder segnalatore segnalatoda aanvrager melderin gemelddoor zglaszajacy zglaszajaca autorzgloszenia relator requerente zadatel \
    nahlasil ohlasovatel ziadatel bejelento solicitant anmaelare innmelder rekvirent melderens ilmoittaja \
    talepeden bildiren podnositelj prijavio заявитель инициатор заявник ініціатор заявител αιτων 報告者 起票者 问题报告人 提单人 \
    보고자 요청자 pelapor nguoiyeucau";

/// Whom those who sell send to; a checkout asks for them, too.
const BUYERS: &str = "buyer kaeufer acheteu comprador acquirent koper kupujac kupujic vevo koepare koeber kjoeper ostaja \
    cumparator alici kupac покупател покупець покупц купувач αγοραστ 購入者 落札者 买家 買家 구매자 pembeli مشتر קונה";

/// Links of those who sell, without blanks.
const SALES: &str = "sales mysales sold selling seller seller-hub sellercentre verkaeufe meineverkaeufe verkauft \
    ventes mesventes vendus misventas ventas vendidos vendite lemievendite venduti verkopen \
    mijnverkopen verkocht sprzedaz mojasprzedaz sprzedane vendas minhasvendas prodeje moje-prodeje predaje \
    eladasok eladasaim saalda foersaeljningar mitsalg salg solgte solgt myynnit myydyt vanzari vanzarilemele \
    satislarim satislar prodaja продажи моипродажи проданные продажі моїпродажі продажби πωλησεισ οιπωλησεισμου \
    出品した商品 販売履歴 売却済み 我卖出的 已卖出 已賣出 판매내역 donban penjualan penjualansaya المبيعات מכירות המכירותשלי";

/// "Edit", beginnings of words, folded.
const EDITS: &str = "edit manage bearbeit modifi editar edytu edycj bewerk wijzig uprav szerkeszt redigera rediger \
    muokka duezenle ubah sunting редактирова редагува επεξεργασια 編集 编辑 編輯 수정 chinh تعديل עריכ";

/// What only those who keep files do with somebody: delete, lock, turn down, put together.
const RULES: &str = "delete remove archive deactivate merge reject impersonate loeschen entfernen sperren \
    archivieren ablehnen zusammenfuehren supprimer archiver eliminar borrar archivar elimina rimuovi \
    archivia verwijder archiveer usun skasuj zarchiwizuj excluir remover arquivar smazat odstranit vymazat \
    toerles bort slet slett poista sterge obrisi izbrisi удалить видалити изтрии διαγραφη 削除 删除 刪除 \
    삭제 hapus xoa حذف מחיק";

/// "Save".
const SAVES: &str = "add hinzufueg ajouter anadir agregar aggiung toevoeg dodaj adicionar laegg legg tilfoej lisaeae \
    pridat hozzaad adauga ekle добавить додати добави προσθηκη 追加 添加 추가 수정 변경 修改 更新 save update speicher aktualisier enregistrer sauvegarder guardar salva aggiorna salvar \
    opslaan zapisz ulozit mentes spara gem lagre tallenna salveaza spremi shrani sacuvaj kaydet сохранить зберегти запази \
    αποθηκευση 保存 儲存 저장 simpan luu حفظ שמיר";

/// What somebody's data is kept in.
const FOLDERS: &str = "record file chart dossier akte karteikarte stammblatt fiche ficha expediente scheda \
    cartella kartoteka kartotek karticka karta adatlap toerzslap journal fisa karton карточк картк картон καρτελα \
    カルテ 档案 檔案 병력 hoso ملف תיק";

/// Whose record it is, beginnings of words, folded.
const PEOPLE: &str = "gaest gost obyvatel volunteer customer client kunde patient employee mitarbeiter student schueler pupil member mitglied \
    applicant candidate bewerber tenant mieter salarie employe eleve locataire candidat adherent cliente \
    paciente empleado alumno aluno inquilino socio paziente dipendente klant medewerker leerling lid \
    huurder pacjent pracownik uczni uczen czlon najemc zakazni zamestnan pacient zakaznik najemnik clen \
    uegyfel paciens munkavallalo tanulo angajat asiakas asiakka potilas potilaa tyoentekij oppilas oppilaa \
    jaesen muesteri hasta calisan oegrenci ueye pelanggan karyawan siswa pasien клиент пациент сотрудник ученик \
    служител клиєнт пацієнт співробітник πελατ ασθεν υπαλληλ μαθητ 顧客 患者 社員 生徒 客户 客戶 고객 환자 직원 khach \
    عميل موظف לקוח עובד guest gast anstaelld medarbejder ansatt elev klient klijent pacijent medlem \
    lead prospect resident requester bewohner etudiant prospecto funcionari studente alunn interessent \
    sollicitant kandidaat kund hyresgaest soekande ansoeger lejer pasient soeker leietaker kandydat uchaze \
    uchadza ziak najomnik beteg dolgozo diak berlo membru chirias hakija vuokralai personel aday kiraci \
    zaposleni ucenik stanar zaposlen anggota penyewa член кандидат \
    арендатор наемател учень учня учні орендар студент υποψηφι ενοικιαστ 従業員 応募者 入居者 员工 員工 学生 學生 학생 \
    지원자 임차인 مريض طالب مستاجر מטופל תלמיד דייר collaborator collaborateur collaborador collaboratore \
    jasen ugyfel anstalld hyresgast sokande soker tyontekij ogrenci";

/// Where an office's way leads: those whom a shop or a practice serves.
const LISTS: &str = "customers clients patients kunden patienten mandanten klienten clientes pacientes \
    clienti pazienti klanten klienci pacjenci zakaznici pacienti uegyfelek betegek kunder \
    patienter pasienter asiakkaat potilaat kupci muesteriler hastalar клиенты пациенты клієнти \
    пацієнти клиенти πελατεσ ασθενεισ 顧客一覧 客户管理 고객관리 회원관리 العملاء לקוחות pelanggan 会員管理 ユーザー管理 \
    会员管理 用户管理 attendees teilnehmerliste \
    参加者一覧 参加者管理 参会者 참가자관리 \
    users manageusers benutzer benutzerverwaltung utilisateurs usuarios utenti gebruikers uzytkownicy uzivatele \
    felhasznalok kullanicilar пользователи користувачі collaborators";

/// What only those who keep an office look at, beside a list of people. "Products" and "Customers" are
/// what makers praise.
const WAYS: &str = "dashboard personale personeel personnel staff reports reporting analytics statistics invoices \
    payroll inventory warehouse campaigns \
    pipeline opportunities deals macros queues roles orders plugins timesheets attendance gradebook \
    rosters berichte auswertungen statistik statistiken rechnungen bestellungen lager kampagnen \
    abrechnung buchhaltung statistiques rapports factures facturation paie conges commandes \
    campagnes opportunites informes estadisticas facturas facturacion nominas pedidos \
    campanas inventario statistiche fatture magazzino ordini cedolini presenze relatorios \
    faturas financeiro estoque turmas rapporten rapportages statistieken facturen voorraad bestellingen \
    contributie verzuim raporty raportowanie statystyki faktury magazyn zamowienia prehledy \
    sklad objednavky mzdy statistiky jelentesek szamlak raktar rapoarte facturi stoc \
    comenzi programari statistici izvjestaji racuni narudzbe fakturor rapporter fakturaer anvaendare fastigheter \
    avier kontingent raportit laskutus laskut tilastot varasto raporlar faturalar stok siparisler randevular \
    отчеты счета статистика склад заказы сделки звіти рахунки замовлення угоди расписание розклад \
    отчети поръчки фактури αναφορεσ τιμολογια παραγγελιεσ στατιστικα 受注一覧 受注管理 商品管理 売上 集計 订单管理 \
    商品管理 报表 统计 주문관리 통계 상품관리 laporan faktur التقارير الفواتير דוחות חשבוניות הזמנות";

/// Who comes to an event: its office counts them, its site praises them.
const CROWDS: &str = "participants teilnehmer teilnehmende participantes asistentes partecipanti deelnemers uczestnicy \
    ucastnici resztvevok deltagare deltagere deltakere osallistujat participanti katilimcilar sudionici участники \
    учасники участници συμμετεχοντεσ 参加者 参与者 참가자 peserta المشاركون משתתפים";

/// Who else is asked for by a word of their own, not by "name": beginnings of words.
const ROLES: &str = "user payee attendee participant passenger traveller traveler driver signer grantee \
    nutzer benutzer begunstigt beguenstigt bevollmaechtigt interessent teilnehmer reisende fahrer unterzeichner mitspieler kontakt \
    utilisateur beneficiaire mandataire participant passager voyageur conducteur signataire \
    usuario beneficiario apoderado interesado participante pasajero viajero conductor firmante \
    utente beneficiario delegato interessato partecipante passeggero viaggiatore firmatario ospite \
    gebruiker begunstigde gemachtigde deelnemer passagier reiziger bestuurder ondertekenaar \
    uzytkowni upowazniony pelnomocnik uczestnik pasazer podrozny kierowca \
    utilizador beneficiario procurador interessado passageiro viajante \
    bruger bruker anvaendare deltagare deltager deltaker passagerare passager resenaer foerare \
    kayttaja osallistuja matkustaja uzivatel ucastnik cestujici ridic zmocnenec uzivatel cestujuci \
    felhasznalo resztvevo utas meghatalmazott utilizator participant pasager calator imputernicit \
    korisnik sudionik ucesnik putnik vozac kullanici katilimci yolcu surucu \
    пользовател участник пассажир водител доверенн користувач учасник пасажир потребител пътник χρηστ συμμετεχ επιβατ \
    利用者 参加者 搭乗者 乗客 代理人 使用者 用户 用戶 参与者 乘客 乘机人 사용자 참가자 탑승자 승객 pengguna peserta penumpang \
    ungvien ung nguoidung zastupc erziehungsberechtigt guardian opiekun huoltaja foresatt vaardnadshavare المستخدم المشارك المسافر משתמש משתתף נוסע";

/// What somebody sends in who wants to be one of them.
const REQUESTS: &str = "candidatur kandidatur kandidatuur";

/// What a word says.
#[derive(Clone, Copy)]
enum Sense {
    Edits,
    Rules,
    Saves,
    Folders,
    People,
    Requests,
    Tickets,
    Buyers,
    Roles,
}

/// Words without their endings, folded.
static STEMS: LazyLock<List> = LazyLock::new(|| {
    let stems = [
        (EDITS, Sense::Edits),
        (RULES, Sense::Rules),
        (SAVES, Sense::Saves),
        (FOLDERS, Sense::Folders),
        (PEOPLE, Sense::People),
        (REQUESTS, Sense::Requests),
        (TICKETS, Sense::Tickets),
        (BUYERS, Sense::Buyers),
        (ROLES, Sense::Roles),
    ];
    List::new(stems.into_iter().flat_map(|(stems, sense)| {
        let stems = stems.split_whitespace();
        stems.map(move |stem| (stem, sense as usize))
    }))
});

/// What a whole text says: where a link of an office leads, or what a field is called there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    List,
    Desk,
    Sales,
    Crowd,
    Asker,
    Way,
}

/// What stands in two of the lists is of the first.
const LEADS: [(&str, Lead); 6] = [
    (LISTS, Lead::List),
    (DESK, Lead::Desk),
    (SALES, Lead::Sales),
    (CROWDS, Lead::Crowd),
    (ASKERS, Lead::Asker),
    (WAYS, Lead::Way),
];

static LEAD_OF: LazyLock<List> = LazyLock::new(|| {
    let lists = LEADS.into_iter().zip(0..);
    List::new(lists.flat_map(|((list, _), at)| list.split_whitespace().map(move |lead| (lead, at))))
});
/// None of them is longer, blanks and all.
const LONGEST_LEAD: usize = 64;

/// The page is a record in a back office: by its address, or by what it says of a customer, a patient, a
/// pupil. Nobody shows one's own data so; to somebody who is signed in one sign is enough.
#[must_use]
pub fn is_record(
    snapshot: &Snapshot,
    texts: &Texts,
    address: Option<&Address>,
    signed_in: bool,
) -> bool {
    if address.is_some_and(leads_to_a_record) {
        return true;
    }
    let mut said = Said::default();
    for title in texts.top.iter().chain(texts.forms.iter()) {
        said.title(title);
    }
    said.leads = address.is_some_and(leads_to_somebody);
    for action in texts.actions.iter().chain(texts.submits.iter()) {
        said.action(action);
    }
    for (control, label) in texts.labelled(snapshot) {
        said.label(label, !control.value.is_empty());
    }
    let values = texts.labelled(snapshot).map(|(control, _)| &control.value);
    let (names, edits) = is_named_after(snapshot, values);
    said.names = names;
    said.edits |= edits;
    let number = |text: &String| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits.len() > 2)
    };
    said.is_surely() && said.signs() >= 2
        || (said.edits || said.files) && said.lists > 0
        || texts
            .top
            .iter()
            .any(|title| is_folder_of_one_listed(title, &snapshot.actions))
        || said.answers()
        || signed_in
            && (said.edits
                || said.rules
                || said.leads && !is_of_reader(texts, &snapshot.lang)
                || said.is_desk()
                || said.desk > 0
                || said.tickets
                || said.sells && said.buyers
                || said.saves && (said.asks || said.lists > 0)
                || said.names && said.lists > 0
                || said.lists > 0 && top(snapshot).any(number))
}

/// The first heading and the title.
fn top(snapshot: &Snapshot) -> impl Iterator<Item = &String> {
    snapshot.headings.iter().take(1).chain([&snapshot.title])
}

/// "Edit Marisol Trujillo | Lead", "BLYTHE, Arthur (12/03/1949)": on top stands who is in the fields, and no
/// more. A greeting is of whoever reads it.
/// The second answer: and that one edits them.
fn is_named_after<'a>(
    snapshot: &Snapshot,
    values: impl Iterator<Item = &'a String>,
) -> (bool, bool) {
    let values = Folded::of(values.filter(|value| value.len() <= text::LONGEST));
    let is_known = |word: &str| {
        let mut known = values.iter().flat_map(words);
        known.any(|(known, _)| known == word)
    };
    let titles = top(snapshot).filter(|title| title.len() <= text::LONGEST);
    titles.fold((false, false), |(is_named, is_edited), title| {
        // What follows is the site's, or what kind of thing this is.
        let end = title.find(['|', '(', '·', '–', '—', '#']);
        let title = title.get(..end.unwrap_or(title.len())).unwrap_or_default();
        let (mut named, mut edited) = (0, false);
        let is_all = words(&text::fold(title)).all(|(word, _)| {
            if is_known(word) {
                named += 1;
                return true;
            }
            let said = senses(word);
            edited |= is(said, Sense::Edits);
            is(said, Sense::Edits) || is(said, Sense::People)
        });
        let names = is_all && named >= 2;
        (is_named || names, is_edited || names && edited)
    })
}

/// What a page says of a third person.
#[derive(Default)]
struct Said {
    /// "Edit customer", "顧客情報の編集".
    edits: bool,
    /// "Patient n° 88".
    numbers: bool,
    /// "Ficha del cliente".
    files: bool,
    /// "Kunde löschen".
    rules: bool,
    /// "Save customer".
    saves: bool,
    /// The address is of one of many: `/patient/77`.
    leads: bool,
    /// A filled field asks for the "Patient's name".
    asks: bool,
    /// On top stands who is in the fields.
    names: bool,
    /// "Unassigned", "Internal note": what is asked by others is answered here.
    desk: usize,
    /// "Ticket #881", "[HELP-881]".
    tickets: bool,
    /// A field holds the "Reporter".
    asked: bool,
    /// A way to one's sales.
    sells: bool,
    /// "Ship to buyer".
    buyers: bool,
    /// Ways to "Customers", "Staff", whoever they are.
    lists: usize,
    /// Ways to "Participants".
    crowds: usize,
    /// Ways to what an office keeps beside them.
    ways: usize,
}

impl Said {
    fn signs(&self) -> usize {
        // A site may say for whom it works.
        [
            self.edits,
            self.numbers,
            self.files,
            self.rules,
            self.saves,
            self.leads,
            self.asks,
            self.names,
            self.is_desk(),
            self.desk > 0,
            self.desk > 1,
        ]
        .into_iter()
        .filter(|said| *said)
        .count()
    }

    /// Whoever wants to be a guest, a member, a candidate is asked and led by such words, too.
    const fn is_surely(&self) -> bool {
        self.edits
            || self.numbers
            || self.files
            || self.rules
            || self.names
            || self.is_desk()
            || self.desk > 0
    }

    /// The page's links are those of somebody who works there: to people, and to what is kept of them.
    const fn is_desk(&self) -> bool {
        self.lists > 0 && self.lists + self.ways > 1 || self.crowds > 0 && self.ways > 0
    }

    /// What somebody asked has a number, and it is not them who look at it.
    const fn answers(&self) -> bool {
        self.tickets && (self.asked || self.desk > 0 || self.is_desk())
    }

    fn title(&mut self, title: &str) {
        let words = Words::of(title);
        self.tickets |= begins_with_a_key(title);
        self.buyers |= words.say(Sense::Buyers);
        self.tickets |= words.behind_ticket.is_some_and(is_long_number);
        if words.are_of_somebody() {
            self.edits |= words.say(Sense::Edits);
            self.files |= words.say(Sense::Folders);
            self.numbers |= words.behind_person.is_some_and(is_number);
        }
    }

    /// What a field asks for.
    fn label(&mut self, label: &str, is_filled: bool) {
        if label.len() > LONGEST_LABEL {
            return;
        }
        let lead = leads_to(label);
        self.desk += usize::from(lead == Some(Lead::Desk));
        if is_filled {
            let words = Words::of(label);
            self.asks |= words.are_of_somebody();
            self.buyers |= words.say(Sense::Buyers);
            self.asked |= lead == Some(Lead::Asker);
        }
    }

    fn action(&mut self, action: &str) {
        let words = Words::of(action);
        if words.are_of_somebody() {
            self.rules |= words.say(Sense::Rules);
            self.saves |= words.say(Sense::Saves);
        }
        match leads_to(action) {
            Some(Lead::List) => self.lists += 1,
            _ if is(senses(action), Sense::People) => self.lists += 1,
            Some(Lead::Desk) => self.desk += 1,
            Some(Lead::Sales) => self.sells = true,
            Some(Lead::Crowd) => self.crowds += 1,
            Some(Lead::Way) => self.ways += 1,
            // A link to who asked is nobody's way.
            Some(Lead::Asker) | None => {}
        }
    }
}

/// Of a label, folded, in bytes.
const LONGEST_LABEL: usize = 90;

/// Which of [`LEADS`] a text is. Dense scripts are written with and without blanks, links with how many there
/// are behind them.
fn leads_to(folded: &str) -> Option<Lead> {
    let bare = folded.trim_matches(|c: char| !is_letter(c) && !c.is_alphabetic());
    if bare.len() > LONGEST_LEAD {
        return None;
    }
    let at = match bare.contains(' ') {
        true => LEAD_OF.get(&bare.replace(' ', "")),
        false => LEAD_OF.get(bare),
    }?;
    LEADS.get(at).map(|(_, lead)| *lead)
}

/// "Ficha do produtor" below a link to "Produtores": whoever they are.
fn is_folder_of_one_listed(title: &str, links: &[String]) -> bool {
    title.len() <= LONGEST_LABEL
        && Words::of(title).say(Sense::Folders)
        && is_one_of_those_listed(title, links)
}

/// A label asks for a customer's name, a guest's, the one's who asked: whoever fills that in speaks of another.
pub(crate) fn is_of_somebody(label: &str) -> bool {
    if label.len() > LONGEST_LABEL {
        return false;
    }
    let folded = text::fold(label);
    let words = Words::of(&folded);
    words.are_of_somebody()
        || words.say(Sense::Buyers)
        || words.say(Sense::Roles) && !words.are_of_reader()
        || leads_to(&folded) == Some(Lead::Asker)
}

/// A button keeps what is there; what is asked of a visitor is sent.
pub(crate) fn is_saved(button: &str) -> bool {
    button.len() <= text::LONGEST && Words::of(&text::fold(button)).say(Sense::Saves)
}

/// What the words of a text say.
struct Words<'a> {
    folded: &'a str,
    /// The [`Sense`]s of all, a bit each.
    senses: u16,
    /// What follows the first who is one of [`PEOPLE`].
    behind_person: Option<&'a str>,
    /// What follows the first of [`TICKETS`].
    behind_ticket: Option<&'a str>,
}

impl<'a> Words<'a> {
    fn of(folded: &'a str) -> Self {
        let mut said = Self {
            folded,
            senses: 0,
            behind_person: None,
            behind_ticket: None,
        };
        for (word, after) in words(folded) {
            let senses = senses(word);
            if is(senses, Sense::People) {
                said.behind_person.get_or_insert(after);
            }
            if is(senses, Sense::Tickets) {
                said.behind_ticket.get_or_insert(after);
            }
            said.senses |= senses;
        }
        said
    }

    const fn say(&self, sense: Sense) -> bool {
        is(self.senses, sense)
    }

    /// They speak of a customer, a patient, and not to them.
    fn are_of_somebody(&self) -> bool {
        self.say(Sense::People) && !self.say(Sense::Requests) && !self.are_of_reader()
    }

    /// "Your customer number".
    fn are_of_reader(&self) -> bool {
        words(self.folded).any(|(word, _)| POSSESSIVES.has(word))
    }
}

const fn is(senses: u16, sense: Sense) -> bool {
    senses >> sense as u8 & 1 == 1
}

/// The words of a text, each with what follows it.
fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = bare(rest);
        let end = start
            .find(|c: char| !is_alphanumeric(c))
            .unwrap_or(start.len());
        let (word, after) = start.split_at(end);
        rest = after;
        (!word.is_empty()).then_some((word, after))
    })
}

/// What a word says, a bit for each [`Sense`].
fn senses(word: &str) -> u16 {
    // Scripts that set words together have them anywhere.
    let places = if word.is_ascii() { 1 } else { word.len() };
    let mut senses = 0;
    for (at, c) in word.char_indices().take(places) {
        let is_inside = c >= text::FIRST_SET_TOGETHER;
        if at > 0 && !is_inside {
            continue;
        }
        let rest = word.get(at..).unwrap_or_default();
        for (stem, sense) in STEMS.near(rest) {
            let is_ending = |ending: &str| ending.chars().nth(LONGEST_ENDING).is_none();
            let ending = rest.strip_prefix(stem);
            if ending.is_some_and(|ending| is_inside || is_ending(ending)) {
                senses |= 1 << sense;
            }
        }
    }
    senses
}

/// Of a word in Latin, Greek or Cyrillic letters. "Kundendaten", "membership" are of whoever reads it.
const LONGEST_ENDING: usize = 3;

/// "HELP-881 …", "[HELP-881] …": a project and what is numbered in it.
fn begins_with_a_key(title: &str) -> bool {
    let (project, rest) = bare(title).split_once('-').unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest
        .get(digits..)
        .is_some_and(|rest| !rest.starts_with(is_alphanumeric));
    (2..=LONGEST_PROJECT).contains(&project.len())
        && project.bytes().all(|byte| byte.is_ascii_lowercase())
        && digits > 1
        && ends
}

const LONGEST_PROJECT: usize = 10;

/// One of many; "Ticket 2" is of who goes there together.
fn is_long_number(after: &str) -> bool {
    is_number(after)
        && after
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count()
            > 2
}

/// " #4711", " n° 88", ": 12"; not "-Nr. 4711", which is told to its owner.
fn is_number(after: &str) -> bool {
    let rest = bare(after);
    let marks = ["nr", "no", "n"];
    let marked = marks.iter().find_map(|mark| rest.strip_prefix(mark));
    let number = marked.map_or(rest, bare);
    !after.starts_with('-') && number.starts_with(|c: char| c.is_ascii_digit())
}

/// The text from its first letter or digit on.
fn bare(text: &str) -> &str {
    // Most texts are of letters and blanks alone.
    let text = text.trim_start_matches(' ');
    text.trim_start_matches(|c: char| c == 'º' || !is_alphanumeric(c))
}

/// `/admin/customers/17/edit`, `/wp-admin/user-edit.php?user_id=17`, `/patients/17`.
fn leads_to_a_record(address: &Address) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numbered = address.path.split('/').any(is_number)
        || pairs(address).any(|(name, value)| name.ends_with("id") && is_number(value));
    // Whatever an office numbers: `/wp-admin/post.php?post=12`.
    let counted = || pairs(address).any(|(_, value)| is_number(value));
    let mut segments = address.path.split('/').take(MOST_SEGMENTS);
    // "crm.firma.example"; "hr." speaks Croatian.
    let first = address.host.split('.').next().unwrap_or_default();
    let is_office = first != "hr" && OFFICES.contains(&first);
    let is_of_admins = |segment: &str| segment.contains("admin") && OFFICES.contains(&segment);
    let below = address
        .path
        .split('/')
        .skip_while(|segment| !is_of_admins(segment))
        .skip(1);
    let mut below = below
        .filter(|segment| !segment.is_empty())
        .take(MOST_SEGMENTS)
        .peekable();
    if below.peek().is_some() && !below.any(|segment| OWN.contains(&segment)) {
        return true;
    }
    segments.any(|segment| {
        let segment = segment.to_ascii_lowercase();
        let office = is_office || OFFICES.contains(&segment.as_str());
        let file = || segment.len() > 3 && FILES.contains(&format!(" {segment} "));
        office && (numbered || counted()) || numbered && file()
    })
}

/// `/customer/4711`, `/Lead/00Q5e0/edit`, `/hasta/duzenle/19`, `/customer/edit?id=553`: somebody of many.
fn leads_to_somebody(address: &Address) -> bool {
    let is_id = |text: &str| text.len() <= LONGEST_ID && text.bytes().any(|b| b.is_ascii_digit());
    let mut segments = address.path.split('/').take(MOST_SEGMENTS);
    let is_somebody = |segment: &str| {
        let segment = segment.to_ascii_lowercase();
        segment.len() <= text::LONGEST
            && (is(senses(&segment), Sense::People) || CARDS.has(&segment))
    };
    let asked = || {
        pairs(address)
            .any(|(name, value)| name.to_ascii_lowercase().ends_with("id") && is_id(value))
    };
    segments.any(is_somebody) && (segments.any(is_id) || asked())
}

/// Names and values of the query.
fn pairs<'a>(address: &Address<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let pairs = address.query.split('&');
    pairs.filter_map(|pair| pair.split_once('='))
}

/// Of what a record is numbered by.
const LONGEST_ID: usize = 40;
const MOST_SEGMENTS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Control;

    fn by_address(url: &str) -> bool {
        let snapshot = Snapshot {
            url: url.into(),
            ..Snapshot::default()
        };
        is_kept(&snapshot, false)
    }

    #[test]
    fn the_address_of_a_record_says_so() {
        for url in [
            "https://shop.example/admin/customers/4711/edit",
            "https://shop.example/wp-admin/user-edit.php?user_id=12",
            "https://shop.example/wp-admin/post.php?post=3312&action=edit",
            "https://praxis.example/patienten/318",
            "https://a.example/crm/contact?id=9",
            "https://crm.example/contact/9",
            "https://shop.example/admin/packing/next",
        ] {
            assert!(by_address(url), "{url}");
        }
        for url in [
            "https://shop.example/customer/account/edit",
            "https://shop.example/orders/4711",
            "https://shop.example/admin/login",
            "https://shop.example/admin/users/profile",
            "https://shop.example/admin/",
            "https://shop.example/kunden/registrieren",
            "https://shop.example/users/12/edit",
            "https://raffle.example/join?id=17",
            "https://hr.example/join/17",
        ] {
            assert!(!by_address(url), "{url}");
        }
    }

    fn said(title: &str, action: &str, signed_in: bool) -> bool {
        let snapshot = Snapshot {
            title: title.into(),
            actions: vec![action.into()],
            ..Snapshot::default()
        };
        is_kept(&snapshot, signed_in)
    }

    #[test]
    fn a_title_says_it_to_somebody_who_is_signed_in() {
        for title in [
            "Edit customer",
            "Kunde bearbeiten",
            "Modifier le client",
            "Edytuj klienta",
            "Редактировать клиента",
            "顧客情報の編集",
            "Muokkaa asiakasta",
        ] {
            assert!(said(title, "", true), "{title}");
            assert!(!said(title, "", false), "{title}");
        }
        for title in [
            "Edit profile",
            "Meine Daten bearbeiten",
            "Customer service",
            "Modifica i tuoi dati",
            "Kundendaten bearbeiten",
            "Edit membership",
            "Edit my client account",
            "Customer 4711",
            "Patient file",
        ] {
            assert!(!said(title, "", true), "{title}");
        }
    }

    #[test]
    fn who_is_spoken_of_by_number_or_could_be_deleted_is_a_record_without_a_way_out() {
        for (title, action) in [
            ("Kunde 4711 bearbeiten", ""),
            ("Edit customer #4711", ""),
            ("Fiche patient n° 88", ""),
            ("Cliente nº 301", "Eliminar cliente"),
            ("Klient 12", "Usuń klienta"),
            ("Medlem 12", "Ta bort medlem"),
            ("Bewerber Nr. 88", "Bewerber ablehnen"),
            ("Клиент №4711", "Удалить клиента"),
            ("顧客編集", "顧客を削除"),
            ("עריכת לקוח", "מחיקת לקוח"),
            ("Ügyfél szerkesztése", "Ügyfél törlése"),
        ] {
            assert!(said(title, action, false), "{title} {action}");
        }
        assert!(said("Commande #881", "Clients", true));
        assert!(!said("Commande #881", "Service clients", true));
        assert!(!said("Commande #881", "Clients", false));
        assert!(!said("Mes commandes", "Clients", true));
        for (title, action) in [
            ("Kunden-Nr. 4711", "Konto löschen"),
            ("Customer 4711", "Delete account"),
            ("Mitglied werden", "Mitglied werden"),
            ("Patient registration", "Save"),
            ("Your customer file 4711", "Update"),
            ("Neukunde", "Kunde werden"),
        ] {
            assert!(!said(title, action, false), "{title} {action}");
        }
    }

    /// A page of this address, title and links, whose fields hold these, by label.
    fn filled(url: &str, title: &str, actions: &[&str], fields: &[(&str, &str)]) -> Snapshot {
        Snapshot {
            url: url.into(),
            title: title.into(),
            actions: actions.iter().map(|&action| action.into()).collect(),
            controls: fields
                .iter()
                .map(|&(label, value)| Control {
                    label: label.into(),
                    value: value.into(),
                    visible: true,
                    ..Control::default()
                })
                .collect(),
            ..Snapshot::default()
        }
    }

    fn is_kept(snapshot: &Snapshot, signed_in: bool) -> bool {
        let address = Address::parse(&snapshot.url);
        is_record(snapshot, &Texts::of(snapshot), address.as_ref(), signed_in)
    }

    #[test]
    fn an_office_is_known_by_where_its_links_lead() {
        let desk =
            |actions: &[&str], signed_in| is_kept(&filled("", "Settings", actions, &[]), signed_in);
        for actions in [
            ["Customers", "Reports"],
            ["Mitarbeiter", "Abrechnung"],
            ["Pacjenci", "Statystyki"],
            ["회원 관리", "주문 관리"],
            ["Elever", "Rapporter"],
        ] {
            assert!(desk(&actions, true), "{actions:?}");
            assert!(!desk(&actions, false), "{actions:?}");
        }
        for actions in [
            ["Dashboard", "Invoices"],
            ["Customers", "Help"],
            ["Customers", "Products"],
        ] {
            assert!(!desk(&actions, true), "{actions:?}");
        }
    }

    #[test]
    fn what_somebody_asked_has_a_key_and_one_who_asked() {
        let ticket = |title: &str, label: &str| {
            is_kept(&filled("", title, &[], &[(label, "Odo Fenn")]), false)
        };
        for (title, label) in [
            ("[HELP-4412] Laptop will not start", "Reporter"),
            ("HELP-4412 Laptop will not start", "Assignee"),
            ("Ticket n° 881", "Demandeur"),
            ("Обращение №7712", "Заявитель"),
        ] {
            assert!(ticket(title, label), "{title} {label}");
        }
        for (title, label) in [
            ("HELP-4412 Laptop will not start", "Name"),
            ("COVID-19 questionnaire", "Guest"),
            ("Ticket 4412", "Guest"),
            ("Demande de logement", "Demandeur"),
        ] {
            assert!(!ticket(title, label), "{title} {label}");
        }
    }

    #[test]
    fn who_saves_a_tenant_or_is_led_to_users_keeps_them() {
        let tenant = |submit: &str, signed_in| {
            let fields = [("Tenant name", "Odo Fenn")];
            is_kept(&filled("", "Details", &[submit], &fields), signed_in)
        };
        assert!(tenant("Update tenant", true));
        assert!(!tenant("Update tenant", false));
        assert!(!tenant("Update my details", true));
        let user = |actions: &[&str]| {
            let fields = [("Vorname", "Kornelius"), ("Nachname", "Pabst")];
            is_kept(&filled("", "Kornelius Pabst", actions, &fields), true)
        };
        assert!(user(&["Inhalt", "Benutzer"]));
        assert!(!user(&["Bestellungen"]));
    }

    #[test]
    fn a_page_titled_with_who_is_in_its_fields_and_one_more_sign_is_a_record() {
        let lead = |title: &str, actions: &[&str]| {
            let fields = [("First name", "Marisol"), ("Last name", "Trujillo")];
            is_kept(&filled("", title, actions, &fields), false)
        };
        let office = ["Leads", "Opportunities"];
        assert!(lead("Edit Marisol Trujillo | Lead", &office));
        assert!(lead("TRUJILLO, Marisol (12/03/1949)", &office));
        assert!(!lead("Marisol Trujillo | Lead", &[]));
        assert!(!lead("Welcome, Marisol Trujillo", &["Leads"]));
    }

    #[test]
    fn an_address_of_one_of_many_is_a_sign_and_no_more() {
        let at = |url: &str, signed_in| is_kept(&filled(url, "Data", &[], &[]), signed_in);
        for url in [
            "https://a.example/patient/77",
            "https://a.example/lightning/r/Lead/00Q5e0/edit",
            "https://a.example/hasta/duzenle/19",
            "https://a.example/customer/edit?id=553",
        ] {
            assert!(at(url, true), "{url}");
            assert!(!at(url, false), "{url}");
        }
        assert!(!at("https://a.example/customer/account", true));
    }

    #[test]
    fn who_applies_or_stays_as_a_guest_is_asked_by_the_words_of_records() {
        let fields = [("Candidate name", "Solène Vasseur")];
        let url = "https://jobs.example/candidate/apply?job_id=81";
        assert!(!is_kept(
            &filled(url, "Apply", &["Save candidate"], &fields),
            false
        ));
        let title = "Dossier de candidature";
        assert!(!is_kept(
            &filled("", title, &["Enregistrer la candidature"], &[]),
            false
        ));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        assert!(LEAD_OF.keys().all(|lead| lead.len() + 8 < LONGEST_LEAD));
        for word in STEMS.keys().chain(LEAD_OF.keys()).chain(CARDS.keys()) {
            assert_eq!(text::fold(word), word);
        }
    }
}
