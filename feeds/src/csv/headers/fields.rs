//! What a column may hold, and the headers it is known by: in English, Spanish, French, German, Italian and Portuguese, and
//! those of common exports.

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident = $code:literal : $synonyms:literal),+ $(,)?) => {
        /// What a column holds. The codes are the names that a mapping uses.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$meta])* $name),+ }

        impl Field {
            /// Every field with its code and the headers it is known by, folded, `|` between them.
            pub(super) const ALL: &'static [(Self, &'static str, &'static str)] = &[$((Self::$name, $code, $synonyms)),+];
        }
    };
}

fields! {
    /// The row's own id.
    Id = "id": "id|slug|key|uid|record id|resource agency num|service id|provider service code id|agency id|location id|identificador",
    /// The group's name.
    Name = "name": "name|meeting name|group name|name of meeting|name of group|support group|support group name|grupo de apoyo|title|event name|program name|program|service name|public name|resource name|listing name|listing|meeting|class name|nombre|nombre del grupo|nombre de la reunion|titulo|reunion|nom|nom du groupe|groupe de parole|groupe de soutien|reunion name|titel|bezeichnung|gruppenname|name der gruppe|gruppe|selbsthilfegruppe|angebot|veranstaltung|intitule|nom de la reunion|groupe dentraide|nome|nome do grupo|nome da reuniao|grupo de apoio|reuniao|titulo do grupo|nome del gruppo|nome gruppo|gruppo|gruppo di auto aiuto|gruppo di auto mutuo aiuto|gruppo ama|titolo|denominazione|riunione|incontro",
    /// The group that a meeting belongs to; the name where no column is one.
    Group = "group": "group|grupo|home group|homegroup|groupe",
    /// The organisation that offers it; the name where no other column is one.
    Host = "host": "host|organization|organisation|organization name|organisation name|agency|agency name|sponsor|sponsoring organization|hosted by|offered by|provider|provider name|parent agency|entity|company|institution|organizacion|institucion|agencia|anfitrion|entidad|organisme|association|trager|traeger|verein|veranstalter|anbieter|einrichtung|organisateur|structure|structure porteuse|organizacao|instituicao|entidade|associacao|ente|ente promotore|organizzazione|organizzatore|associazione|affiliate|nombre de la asociacion|nombre de la entidad|nombre de la organizacion|asociacion",
    /// The host's page.
    HostUrl = "host_url": "host url|entity url|entity website url|organization website|agency website",
    /// The host's number.
    HostPhone = "host_phone": "host phone|entity phone|organization phone|agency phone",
    /// The host's mailbox.
    HostEmail = "host_email": "host email|entity email|organization email|agency email",
    /// What it is about.
    Description = "description": "description|about|details|summary|services provided|services|service description|program description|agency description|group notes|information|info|overview|purpose|descripcion|detalles|servicios|acerca de|informacion|presentation|beschreibung|kurzbeschreibung|inhalt|uber uns|descricao|sobre|descrizione|dettagli",
    /// Notes.
    Notes = "notes": "notes|note|comments|comment|remarks|additional information|additional info|special notes|meeting notes|temporary message|notas|comentarios|observaciones|remarques|commentaires|bemerkung|besonderheiten|bemerkungen|hinweis|hinweise|anmerkung|anmerkungen|sonstiges|remarque|commentaire|precisions|informations complementaires|observacoes|obs|note aggiuntive|osservazioni|annotazioni",
    /// Weekdays.
    Day = "day": "day|days|weekday|day of week|day of the week|meeting day|meeting days|dia|dias|dia de la semana|jour|jours|jour de la semaine|tag|tage|wochentag|wochentage|dias da semana|dia da semana|giorno|giorni|giorno della settimana|giorni della settimana",
    /// Which weeks: every one, or some of a month.
    Week = "week": "frequency|how often|week|weeks|which week|week of month|week of the month|frecuencia|semana|semanas|semana del mes|frequence|rhythmus|turnus|haufigkeit|haeufigkeit|periodicite|rythme|frequencia|periodicidade|semana do mes|frequenza|cadenza",
    /// Dates that are listed; days where it holds no date.
    Date = "date": "date|dates|event date|meeting date|meeting dates|next meeting|next meeting date|next date|fecha|fechas|datum|prochaine date",
    /// Start, or start and end.
    Time = "time": "time|start time|start|starts|begin|begins|begin time|meeting time|time of day|hora|hora de inicio|inicio|horas|opens at|heure|heures|heure de debut|uhrzeit|zeit|beginn|anfang|von|debut|heure debut|inicio do encontro|ora|ora inizio|ora di inizio|inizio|dalle|from",
    /// Before noon or after, beside the time.
    Half = "half": "am pm|ampm|a m p m",
    /// End.
    EndTime = "end_time": "end time|end|ends|finish|finish time|hora de fin|fin|termina|closes at|heure de fin|ende|bis|uhrzeit ende|heure fin|fim|hora de fim|termino|ora fine|ora di fine|fine|alle|to",
    /// When, in words.
    Schedule = "schedule": "schedule|when|meeting schedule|day time|days times|date time|dates times|day and time|days and times|date and time|hours|hours of operation|service hours|meets|meeting times|times|meeting day time|recurrence|horario|horarios|cuando|fecha y hora|dia y hora|quand|horaire|horaires|jour et heure|termin|termine|treffzeit|treffzeiten|gruppentreffen|treffen|zeiten|wann|termin und uhrzeit|tag und uhrzeit|date et heure|jours et horaires|jours et heures|data e hora|dia e horario|quando|orario|orari|giorno e ora|giorni e orari|giorno e orario|data e ora|where when|when where|when and where|where and when|time and place|time place|day time location|meeting info|meeting information|meeting details",
    /// The rule as RFC 5545 writes it.
    Rrule = "rrule": "rrule|recurrence rule",
    /// Length in minutes.
    Minutes = "minutes": "minutes|duration|length|duracion|duration minutes|dauer|duree|duracao|durata|duration min|duration mins|length min|length minutes|dauer min",
    /// Zone.
    Zone = "timezone": "timezone|time zone|tz|zona horaria|huso horario|zeitzone|fuseau horaire|fuso horario|fuso orario",
    /// Kinds of meeting.
    Types = "types": "types|type|meeting type|meeting types|codes|format codes|tags|features|categories|category|tipo|tipos|tipo de reunion|categoria|categorias|art|typ|art der gruppe|kategorie|kategorien|categorie|tipo de reuniao|tipologia|categoria gruppo",
    /// How it meets.
    Format = "formats": "formats|format|meeting format|how|modality|mode|delivery|attendance|attendance option|in person or online|in person virtual|virtual or in person|modalidad|formato|attending type|form|veranstaltungsform|online oder prasenz|prasenz|prasenz online|modalite|modalites|presentiel|presentiel distanciel|modalita|modalidade",
    /// Building or room.
    Venue = "venue": "venue|location|location name|place|building|facility|room|site|site name|meeting place|meeting location|where|church|lugar|ubicacion|sede|local|donde|sitio|lieu|salle|treffpunkt|treffort|veranstaltungsort|raum|gebaude|ort des treffens|wo|lieu de reunion|lieu de rencontre|etablissement|onde|igreja|nome do local|luogo|sede dell incontro|dove|sala|presso",
    /// Street and number.
    Street = "street": "street|street address|address 1|address1|address line 1|physical address 1|physical address1|calle|calle y numero|straße|strasse|straße hausnummer|straße und hausnummer|strasse und hausnummer|straße nr|strasse nr|rue|numero et rue|voie|rua|logradouro|via|via e numero",
    /// Second line of the street.
    Street2 = "street2": "address 2|address2|address line 2|physical address 2|physical address2|suite|unit|adresszusatz|complement dadresse|complemento|interno",
    /// An address on one line.
    Address = "address": "address|full address|formatted address|physical address|location address|meeting address|domicilio|direccion|direccion completa|adresse|adresse complete|ou|anschrift|treffadresse|endereco|endereco completo|morada|indirizzo|indirizzo completo",
    /// Town.
    City = "city": "city|town|physical city|municipality|suburb|locality|ciudad|municipio|localidad|poblacion|ville|commune|ort|stadt|gemeinde|wohnort|localite|cidade|concelho|citta|comune|localita",
    /// State or province.
    Region = "region": "state|province|state province|physical state province|st|estado|provincia|departamento|departement|bundesland|kanton|uf|distrito|provincia sigla|prov",
    /// A part of the area, the town where none is given.
    Area = "area": "region|sub region|area|neighborhood|neighbourhood|county|physical county|borough|barrio|colonia|zona|condado|landkreis|kreis|stadtteil|bezirk|quartier|freguesia|regiao|regione|quartiere",
    /// Postal code.
    PostalCode = "postal_code": "postal code|postcode|physical postal code|codigo postal|cp|code postal|plz|postleitzahl|cep|cap|codice postale",
    /// Postal code of the United States.
    Zip = "zip": "zip|zip code|zipcode|zip postal code",
    /// Country.
    Country = "country": "country|nation|physical country|pais|pays|land|staat|paese|nazione",
    /// Latitude.
    Lat = "latitude": "latitude|lat|latitud|breitengrad|geografische breite|latitudine",
    /// Longitude.
    Lon = "longitude": "longitude|lon|lng|long|longitud|langengrad|laengengrad|geografische lange|longitudine",
    /// Both in one cell, or a link to a map.
    Point = "point": "coordinates|coordinate|coords|gps|gps coordinates|geo|geolocation|geo location|lat lon|lat long|lat lng|latlng|latitude longitude|latitude and longitude|map|map link|maps link|google maps|google maps link|google map link|map url|coordenadas|mapa|enlace al mapa|ubicacion en maps|koordinaten|kartenlink|coordonnees gps|coordonnees|carte|lien carte|coordinate gps|mappa|link mappa",
    /// Whether the point is only about right.
    Approximate = "approximate": "approximate",
    /// How to find it.
    Directions = "directions": "directions|location notes|parking|transportation|public access transportation|bus service access|physical location description|how to get there|como llegar|indicaciones|transporte|acces|anfahrt|wegbeschreibung|hinweise zur anfahrt|acces et stationnement|como chegar|ponto de referencia|come arrivare|indicazioni|parcheggio",
    /// Where to join.
    OnlineUrl = "online_url": "conference url|zoom link|zoom url|zoom|online link|online url|meeting link|virtual link|video link|join link|link to join|virtual meeting link|teams link|webex link|enlace de zoom|enlace zoom|enlace de la reunion|liga de zoom|liga zoom|link zum treffen|zugangslink|einwahllink|lien zoom|lien de connexion|lien visio|link da reuniao|link do zoom|link zoom|link riunione|link per partecipare|collegamento",
    /// Number to join.
    OnlinePhone = "online_phone": "conference phone|dial in|dial in number|call in number|phone in|conference number|phone meeting number|numero para llamar",
    /// How to join.
    OnlineNotes = "online_notes": "conference url notes|conference phone notes|how to join|online notes|join instructions|virtual meeting info|registration|how to register|application process|intake procedure|como unirse|inscripcion|registro|anmeldung|inscription|inscricao|iscrizione|come partecipare",
    /// The id of an online room.
    RoomId = "room_id": "meeting id|zoom id|zoom meeting id|webinar id|conference id|id de zoom|id de la reunion|id de reunion|id da reuniao|id do zoom|id riunione|id zoom|meeting kennung",
    /// Page.
    Url = "url": "website|website address|web site|url|web|web page|webpage|link|homepage|website url|more info|pagina web|sitio web|pagina|enlace|site web|site internet|webseite|internetseite|internet|internetadresse|lien|site da web|pagina da web|sito|sito web|sito internet",
    /// Public number.
    Phone = "phone": "phone|telephone|phone number|phone 1 number|phone1 number|phones|tel|main phone|phone main|public phone|hotline|phone number hotline|telefono|numero de telefono|telefonos|numero de telephone|telefonnummer|rufnummer|telephone fixe|telefone|telefones|numero di telefono|recapito|recapito telefonico|telefon",
    /// Public mailbox.
    Email = "email": "email|e mail|email address|email address main|public email|correo|correo electronico|courriel|adresse courriel|mail|e mail adresse|mailadresse|emailadresse|adresse mail|adresse e mail|endereco de email|correio eletronico|posta elettronica|indirizzo email|indirizzo e mail",
    /// Languages.
    Languages = "languages": "languages|language|languages spoken|languages offered|language s|language other than english|languages other than english|idioma|idiomas|lengua|lenguas|languages offered list|langue|langues|sprache|sprachen|lingua|linguas|lingue",
    /// Price.
    Cost = "cost": "cost|fee|fees|price|charge|cost fee|fee structure|fee structure source|program fees|fees description|dues|costo|costos|precio|cuota|tarifa|tarifas|cout|tarif|prix|kosten|gebuhr|gebuhren|beitrag|preis|unkostenbeitrag|kostenbeitrag|teilnahmegebuhr|participation|participation financiere|cotisation|tarifs|custo|preco|valor|taxa|contribuicao|costi|quota|prezzo|contributo|tariffa",
    /// Yes where nothing is to be paid.
    Free = "free": "free|is free|free of charge|gratuito|gratuita|gratis|es gratuito|kostenlos|kostenfrei|gratuit",
    /// For whom.
    Audience = "audience": "audience|who|for whom|for|population|populations|eligibility|eligibility description|age groups|ages|age|age group|age range|gender|who can attend|who should attend|target population|open to|dirigido a|para quien|publico|edad|edades|requisitos|elegibilidad|pour qui|zielgruppe|zielgruppen|fur wen|altersgruppe|alter|public concerne|public vise|destine a|publico alvo|para quem|faixa etaria|destinatarios|destinatari|per chi|rivolto a|utenza|eta",
    /// Who may come.
    Membership = "membership": "open closed|open or closed|membership|registration required|abierto cerrado|abierta o cerrada|offen geschlossen|offen oder geschlossen|aberta fechada|aperto chiuso|ouvert ferme",
    /// Needs met.
    Access = "access": "accessibility|wheelchair|wheelchair access|wheelchair accessible|disabilities access|ada accessible|ada access|ada|access|handicap|accesibilidad|acceso para sillas de ruedas|accesible|barrierefrei|barrierefreiheit|rollstuhlgerecht|accessibilite|accessibilite pmr|acces pmr|acces handicape|acessibilidade|acessivel|acesso para cadeirantes|accessibilita|accesso disabili|accessible",
    /// What it is.
    Kind = "kind": "kind|listing type|resource type|clase",
    /// Whether it meets.
    Status = "status": "status|agency status|active|isactive|is active|estado actual|estatus|situacion|statut|situacao|stato del gruppo",
    /// Fellowship.
    Fellowship = "fellowship": "fellowship|fellowship and type|program fellowship|12 step program|confraternidad|comunidad",
    /// Faith.
    Faith = "faith": "faith|religion|fe",
    /// What its members share.
    Experience = "experiences": "experiences|experience|condition|conditions|topic|topics|subject|issue|issues|focus|diagnosis|cancer type|support for|population served|tema|temas|condicion|enfermedad|diagnostico|padecimiento|thema|themen|themenbereich|erkrankung|krankheit|theme|thematique|thematiques|maladie|pathologie|sujet|assunto|doenca|condicao|argomento|problematica|patologia|malattia|taxonomy term|taxonomy terms|taxonomy|health topic|disease",
    /// Free words.
    Tags = "words": "words|keywords|search hints|palabras clave",
    /// How many come.
    Size = "size": "size|group size|capacity|tamano",
    /// First year.
    Since = "since": "since|founded|established|year founded|desde",
    /// When somebody last made sure.
    Checked = "checked": "checked|last verified|last verified on|verified|last contact|date verified|assured date|verificado",
    /// Whether its number and mailbox may be shown.
    Consent = "contact_consent": "contact consent",
    /// Yes where the row may be shown.
    Public = "public": "publicly listed|public listing|show on public site|available for directory|list publicly|publish|published|publico si no",
    /// Yes where the row may not be shown.
    Hidden = "hidden": "exclude from website|exclude from directory|unpublished|unlisted|physical address is private",
    /// The listing that this program wrote.
    Whole = "commonground_listing": "commonground listing",
    /// Never read: persons, passwords, the inside of an office.
    Private = "private": "contact|contacts|contact name|contact person|point of contact|contact email|contact phone|facilitator|leader|leader name|facilitator name|password|passcode|pass code|pin|access code|host key|author|edit url|edit link|feedback emails|mailing address|mailing list|fax|tax id|fein|internal notes|staff notes|edit notes|venmo|square|paypal|cash app|homegroup online|data source|data source name|updated|updated on|entered on|last updated|flyer|flyer link|district|sub district|website 2|contacto|nombre de contacto|persona de contacto|facilitador|facilitadora|contrasena|clave|responsable|ansprechpartner|ansprechpartnerin|ansprechperson|kontaktperson|kontakt|kontaktdaten|leitung|gruppenleitung|gruppenleiter|passwort|kennwort|zugangscode|referent|referente|animateur|animatrice|mot de passe|contato|contacto do responsavel|responsavel|coordenador|coordenadora|senha|whatsapp|celular|contatto|contatti|persona di riferimento|conduttore|facilitatore|responsabile|cellulare|handy|mobil",
}
