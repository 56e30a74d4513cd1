namespace AutomagikTelemetry.Privacy.Keys;

/// <summary>The words that names are judged by.</summary>
static class KeyWords
{
    public static readonly WordList Secret = new(
        """
        password passwords passwd passwort pwd pword pw passphrase passcode secret secrets token tokens bearer credential credentials creds jwt otp totp hotp
        mfa pin pincode cvv cvc cvv2 cvc2 csc xsrf csrf mnemonic passkey senha contrasena contraseña clave kennwort parola motdepasse 密码 пароль
        apikey apikeys appkey apisecret appsecret apitoken accesskey accesstoken authkey authtoken bearertoken clientsecret connectionstring connectionstrings
        connstring connstr encryptionkey idtoken masterkey privatekey privkey refreshtoken secretkey sessiontoken sharedaccesskey signingkey sshkey
        userpassword userpass rootpassword dbpassword dbpass webhooksecret accountkey pgpassword psk presharedkey bindpw requirepass masterauth authpass pswd passw psw sharedaccesssignature accesskeysecret contraseñas wachtwoord losenord haslo parole sastoken keypass storepass
        """);

    public static readonly WordList SecretLine = new("authorization cookie cookies setcookie");

    /// <summary>Harmless apart, secret side by side.</summary>
    public static readonly WordList SecretPairs = new(
        "api key|api keys|app key|access key|access keys|private key|secret key|signing key|signature key|encryption key|decryption key|account key|shared key|master key|"
        + "auth key|ssh key|rsa key|pgp key|license key|licence key|integration key|subscription key|service key|storage key|deploy key|write key|host key|"
        + "session key|admin key|webhook key|function key|functions key|root key|hmac key|aes key|x functions|connection string|connection strings|conn string|conn str|"
        + "db pass|user pass|smtp pass|root pass|admin pass|mysql pass|redis pass|ftp pass|my pass|pre shared|shared access|access signature|auth pass|bind pw|pass word|pass phrase|pass code|recovery phrase|seed phrase|recovery code|recovery codes|backup code|backup codes|verification code|security code|"
        + "auth code|authorization code|one time|security answer|private pem|mot passe|auth header|access code|reset code|login code|sms code|pin code");

    /// <summary>Secret if the value looks random; also <c>stripe_key</c>, unless what is before says what the key opens.</summary>
    public static readonly WordList SecretIfRandom = new("invite magic activation samlresponse samlrequest samlart auth key keys signature sig hmac salt nonce code codes session dsn webhook verifier assertion pat sas grant ticket");

    /// <summary>Keys that open nothing.</summary>
    public static readonly WordList OpenKeys = new(
        """
        cache partition primary foreign sort range routing route idempotency row object shard group message index public lookup map dedup deduplication feature
        config configuration event unique composite translation resource i18n locale registry hash join natural surrogate storage blob s3 bucket file
        dictionary tag label query metric entity aggregate record item business search column field property attribute template answer hot
        """);

    /// <summary>A name that ends so is about something and does not hold it: <c>token_count</c>, <c>password_length</c>, <c>session_duration_ms</c>.</summary>
    public static readonly WordList Metadata = new(
        """
        active age agent alg algorithm allowed analyzer at attempts available budget bytes cached category changed class completed controller cost count counter counts country created currency
        days default delay depth disabled duration enabled encoding error errors event events expired expires expiry exists factory failed failures field fields format handler hours
        index interval invalid issuer kind language len length level lifetime limit locale lookup manager max min method milliseconds minutes missing mode model ms
        new ns office offset operation origin parser partition percent platform policy position present price priority processor provider rate ratio reason region
        rejected remaining requested required reset result retries role roles rotation route score scope scopes seconds service set size source stage state status store strategy
        strength success suffix supported tier time timeout timestamp total ttl type types unit updated usage used valid validator verified version versions view weight window worker
        audience banner board bucket button capacity change changes channel check checks complexity consent dialog expiration feature flag flags flow form
        realm checked s anzahl alter tage laenge länge dauer garden generation generator issued link notice option options page permission permissions quota recovery rule rules sauce screen setting settings signing step support zone os second minute hour
        """);

    /// <summary>A secret's name, place and file are none.</summary>
    public static readonly WordList SecretMetadata = new("name names url uri path file filename endpoint arn prefix santa");

    /// <summary>Not content but said by programs, with a content word at the end: <c>error.message</c>.</summary>
    public static readonly WordList ProgramsSay = new(
        "error errors exception status warning log trace validation query statement sql commit fault failure problem debug diagnostic exit build db rejection stderr stdout alert http icon alt");

    public static readonly WordList Content = new(
        """
        message messages msg body prompt prompts completion completions text texts content contents caption captions transcript transcripts transcription utterance
        sms chat conversation instructions reply replies comment comments feedback bio answer answers question questions html plaintext draft letter memo essay
        texto conteudo conteúdo contenido cuerpo corpo inhalt contenu testo messagetext messagebody messagecontent chatmessage requestbody responsebody userprompt systemprompt usermessage userinput mensagem mensaje nachricht
        inputtext outputtext completiontext prompttext chathistory
        """);

    /// <summary>Harmless apart.</summary>
    public static readonly WordList ContentPairs = new(
        "input value|output value|chat history|user input|model output|model response|llm response|llm output|llm input|user query|search query|search term|search terms|email subject|mail subject|message subject|"
        + "call arguments|call result|raw input|raw output|post text|review text|assistant response|user message|message preview|message snippet|message payload|request payload|response payload");

    /// <summary>Whose <c>id</c>, <c>name</c>, <c>login</c> and so on are somebody's.</summary>
    public static readonly WordList Persons = new(
        """
        user users enduser customer account accounts member employee patient person people subscriber visitor player guest contact owner actor principal sender recipient
        buyer seller driver student teacher candidate applicant cardholder payer payee assignee requester operator viewer follower friend guardian beneficiary
        profile identity anonymous distinct login session sessions sess device installation advertising conversation chat participant attendee passenger resident
        staff rider citizen learner pupil claimant voter doctor artist creator admin moderator badge usuario usuarios cliente clientes benutzer kunde kunden utilisateur utilisateurs utente gebruiker klant bruker anvandare uzytkownik sesion sessao sitzung sesja seance sessione
        subject reviewer consumer shopper donor caller callee
        """);

    public static readonly WordList Identifiers = new("id ids uid uuid guid identifier identifiers key login handle no number num nr ref hash sid pk");

    /// <summary>By themselves.</summary>
    public static readonly WordList Identity = new(
        """
        user userid userids username usernames usr uid userguid useruuid login loginname loginid customerid accountid memberid employeeid patientid subscriberid visitorid playerid
        contactid profileid enduserid deviceid upn samaccountname nameid sid sessid sessionid sessionids sess jsessionid phpsessid sub puid cuid userkey principal
        idfa idfv gaid aaid imei imsi meid udid androidid adid msisdnhash distinctid anonymousid
        conversationid chatid usuario benutzer utilisateur gebruiker whoami impersonator screenname nickname
        """);

    public static readonly WordList IdentityPairs = new(
        "preferred username|mac address|screen name|display user|client ip hash|ad id|android id|cookie id|chat id|hardware id|serial number|unique name|logon name|sam account|on behalf");

    /// <summary>By themselves, and where the value has digits.</summary>
    public static readonly WordList IdentityIfNumbered = new("session sesion sessao sitzung sesja sessione");

    /// <summary>Whose <c>id</c> is a user of theirs.</summary>
    public static readonly WordList Networks = new("facebook google apple github gitlab slack discord telegram steam twitter whatsapp wa linkedin instagram sso partner individual party visit");

    /// <summary>By whom something was done: <c>created_by</c>, and not <c>grouped_by</c>.</summary>
    public static readonly WordList Deeds = new("created updated modified deleted assigned approved submitted requested performed uploaded reviewed changed owned invited signed edited reported authored");

    /// <summary>Their <c>name</c> is one of a person.</summary>
    public static readonly WordList Named = new(
        "user enduser customer patient employee member contact person sender recipient cardholder owner account subscriber guest passenger student payer payee beneficiary participant holder caller buyer seller first last full middle given family maiden christian legal surname sur nick");

    public static readonly WordList Person = new("firstname lastname fullname surname givenname familyname middlename maidenname dob birthday birthdate dateofbirth birthplace");

    public static readonly WordList PersonPairs = new(
        "date birth|birth date|of birth|birth day|home address|street address|postal address|mailing address|billing address|shipping address|address line|street line|birth place");

    public static readonly WordList PersonalNumber = new(
        """
        phone phones phonenumber telephone tel mobile mobilephone mobilenumber cell cellphone cellular msisdn fax faxnumber whatsapp landline celular telefone telefono teléfono telefon handy
        ssn sin cpf cnpj nino nin dni nie curp rfc aadhaar aadhar passport passportnumber cardnumber card cards cc ccnum ccnumber creditcard debitcard pan iban bban
        personnummer fodselsnummer cpr hetu cnp egn oib jmbg emso tckn idnr steuernummer svnr svnummer nric fin hkid nuip cedula ppsn amka bvn codicefiscale sozialversicherungsnummer e164 telefonnummer handynummer mobilnummer telno phoneno gsm
        nif nir insee tfn bsn pesel ahv rut cuit cuil steuerid socialsecuritynumber socialsecurity nationalid taxid
        """);

    public static readonly WordList PersonalNumberPairs = new(
        "codice fiscale|securite sociale|rodne cislo|tc kimlik|emirates id|id nummer|phone e164|tel no|numero telefono|numero telefone|phone number|mobile number|cell number|contact number|telephone number|fax number|caller id|social security|security number|insurance number|national id|national number|tax id|tax number|tax payer|"
        + "taxpayer id|identity number|identity card|id number|id card|passport number|passport no|license number|licence number|drivers license|card number|card no|card num|credit card|debit card|"
        + "account number|account no|bank account|routing number|sort code|personal number|health number|medicare number|nhs number|whatsapp number|phone no|dial number|to number|from number|caller number|callee number|sms number|recipient number|sender number");

    public static readonly WordList Version = new("version versions ver oid oids release sdk agent useragent firmware revision assembly build semver package packages dependency section chapter clause paragraph image platform browser snmp mib");

    public static readonly WordList Route = new("route routes url uri endpoint endpoints target href link referer referrer rpc template urls");
}
