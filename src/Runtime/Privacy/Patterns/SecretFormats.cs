namespace AutomagikTelemetry.Privacy.Patterns;

/// <summary>
/// The prefixes that vendors give their keys so that scanners find them, as their documentation has them, with the least that follows.
/// Made when the first text is searched.
/// </summary>
static class SecretFormats
{
    /// <summary>By the first character, so that a run of characters is compared with a handful.</summary>
    static readonly string[][] _byFirst = Group(
        // Source code, builds and packages.
        """
        ghp_:20 gho_:20 ghu_:20 ghs_:20 ghr_:20 github_pat_:20 glpat-:16 gldt-:16 glrt-:16 glcbt-:16 glptt-:16 glft-:16 glagent-:16 glsoat-:16 glimt-:16 glffct-:16
        GR1348941:16 npm_:24 pypi-:32 rubygems_:24 oy2:40 dckr_pat_:16 dckr_oat_:16 CCIPAT_:16 CCIPRJ_:16 bkua_:16 bkct_:16 bkpt_:16 sqp_:24 squ_:24 sqa_:24 snyk_uat.:16 ATATT3:20
        ATCTT3:20 ATBB:24 ATSTT:20 AKCp:40 cmVmdGtu:32 CLOJARS_:32 cio:32 figd_:20 figo_:20 figu_:20 fig_:24 lin_api_:16 lin_oauth_:16 ntn_:24 secret_:32 PMAK-:20 PMAT-:20 rdme_:32 tfp_:24 CFPAT-:24
        """
        // Clouds, hosts, infrastructure and data.
        + """
         ya29.:16 GOCSPX-:16 1//0:24 LTAI:12 AKID:24 ABSK:40 bedrock-api-key-:16 dop_v1_:24 doo_v1_:24 dor_v1_:24 HRKU-:16 dapi:28 fo1_:24 fm1r_:24 fm1a_:24 fm2_:24 nfp_:24 nfc_:24 nfo_:24 nfu_:24 nfb_:24
        vcp_:20 vci_:20 vca_:20 vcr_:20 vck_:20 cfut_:24 cfat_:24 cfk_:24 v1.0-:32 sbp_:24 sb_secret_:16 pscale_tkn_:16 pscale_pw_:16 pscale_oauth_:16 napi_:24 hvs.:16 hvb.:16 hvr.:16 pul-:24 tskey-:12 infracost_:16 ico-:24
        dp.pt.:16 dp.st.:16 dp.ct.:16 dp.sa.:16 dp.scim.:16 dp.audit.:16 ops_eyJ:24 A3-:30 AGE-SECRET-KEY-1:24 ABIA:16 railway_:24 rnd_:24 koyeb_:24 xau_:24 rw_:24 aio_:20 p8e-:24 t1.:40 AQVN:24 YCAJE:16 YCM:32 tk-us-:24
        """
        // Models.
        + """
         sk-:20 sk-ant-:12 sk-proj-:12 sk-svcacct-:12 sk-admin-:12 sk-or-:12 sk-lf-:16 sk_ant:16 hf_:24 api_org_:24 gsk_:20 r8_:24 pplx-:20 xai-:20 fw_:20 tgp_v1_:20 lsv2_pt_:20 lsv2_sk_:20 ls__:24 pcsk_:20 nvapi-:20 tvly-:16 wandb_v1_:20
        jina_:24 fc-:30 esecret_:20 fal_:24 csk-:24 sk_:24 key_:24 ctx7sk-:16 BSA:24 pa-:32 voyage-:24
        """
        // Messages, payments and the rest.
        + """
         xoxb-:10 xoxp-:10 xoxa-:10 xoxr-:10 xoxs-:10 xoxo-:10 xoxe-:10 xoxe.:10 xoxc-:10 xoxd-:10 xapp-:10 xwfp-:10 SG.:20 key-:30 xkeysib-:24 xsmtpsib-:24 re_:24 md-:20 mfa.:24 EAA:40 IGQ:40 IGAA:40 AAAAAAAAAAAAAAAAAAAAA:20 WPL_AP:12
        sk_live_:10 sk_test_:10 rk_live_:10 rk_test_:10 whsec_:16 shpat_:24 shpca_:24 shppa_:24 shpss_:24 shpua_:24 shptka_:24 shpit_:24 sq0atp-:16 sq0csp-:16 EAAA:40 rzp_live_:12 rzp_test_:12 FLWSECK:16 APP_USR-:20 TEST-:30
        pdl_live_:20 pdl_sdbx_:20 live_:30 test_:30 sandbox_:30 EZAK:30 EZTK:30 shippo_live_:20 shippo_test_:20 duffel_live_:20 duffel_test_:20 pk_:34 pat-na1-:20 pat-eu1-:20 pat-na2-:20 pat-eu-:20
        glsa_:20 glc_:20 eyJrIjoi:40 NRAK-:16 NRRA-:16 NRII-:16 NRSP-:16 NRIQ-:16 sntrys_:20 sntryu_:20 sntrya_:20 dt0:20 hcaik_:20 hcbik_:20 hcxik_:20 hcamk_:20 hcaic_:20 sgp_:24 phx_:20 phs_:20 sk.eyJ:20 tk.eyJ:20 pnu_:24 pnb_:24 sl.:40 sl.u.:24
        pdus+:16 ddapp_:24 ddp_:24 sec_:32 SAPIK:24 dG9r:40 AIzaSy:28 AIza:30 access_token:24 tok_live_:20 AQE:60 CLI-:32 patM:40 secret-:24 lt_live_:20 wh_:32 svix_:24 sess-:32 keyp_:24 ory_at_:20 ory_st_:20 ory_ac_:20 ory_rt_:20 stytch:32 clerk_:24 cal_live_:20 nango_:24
        """);

    /// <summary>The end of the secret that begins at <paramref name="start"/>, within the run of at least twelve token characters that ends at <paramref name="end"/>; 0 for none.</summary>
    public static int End(ReadOnlySpan<char> text, int start, int end)
    {
        var run = text[start..end];
        foreach (var format in _byFirst[run[0] < 128 ? run[0] : 0])
        {
            // The second character first: most words end there.
            if (format[1] != run[1] && format[1] != ':')
                continue;
            var colon = format.IndexOf(':', StringComparison.Ordinal);
            if (run.StartsWith(format.AsSpan(0, colon), StringComparison.Ordinal) && !run.StartsWith("pk_live_") && !run.StartsWith("pk_test_") && LooksDrawn(run[colon..], int.Parse(format.AsSpan(colon + 1), null)))
                return end;
        }

        return IsAwsKeyId(run) || IsSid(run) || IsMailchimp(run) || IsTerraform(run) || HasUnknownPrefix(run) || IsLicense(run) || IsAirtable(run) || IsDiscord(run)
            ? end
            : 0;
    }

    static bool LooksDrawn(ReadOnlySpan<char> tail, int minimum)
    {
        if (tail.Length < minimum || (tail.IndexOfAnyInRange('0', '9') < 0 && !Texts.Randomness.HasMixedCase(tail)))
            return false;

        // Words between hyphens or underscores are no secret, however long: key-of-the-second-server-2.
        var longest = 0;
        var part = 0;
        foreach (var c in tail)
        {
            part = c is '-' or '_' or '.' ? 0 : part + 1;
            longest = Math.Max(longest, part);
        }

        return longest >= Math.Min(minimum, 12) || Texts.Randomness.IsLikely(tail);
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: ids of keys, which name their secret's owner.</summary>
    static bool IsAwsKeyId(ReadOnlySpan<char> run)
    {
        if (run.Length != 20 || !(run.StartsWith("AKIA") || run.StartsWith("ASIA") || run.StartsWith("ABIA") || run.StartsWith("ACCA")))
            return false;
        foreach (var c in run)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>https://www.twilio.com/docs/glossary/what-is-a-sid: keys of the API; accounts and messages are ids.</summary>
    static bool IsSid(ReadOnlySpan<char> run) => run.Length == 34 && run.StartsWith("SK") && IsHex(run[2..]);

    /// <summary>https://mailchimp.com/developer/marketing/docs/fundamentals/: 32 hex digits and the data centre.</summary>
    static bool IsMailchimp(ReadOnlySpan<char> run) => run.Length is >= 36 and <= 38 && run[32..].StartsWith("-us") && IsHex(run[..32]);

    /// <summary>https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens</summary>
    static bool IsTerraform(ReadOnlySpan<char> run) => run.Length > 40 && run.IndexOf(".atlasv1.", StringComparison.Ordinal) is > 8 and < 24;

    /// <summary>https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/: license keys end so.</summary>
    static bool IsLicense(ReadOnlySpan<char> run) => run.Length == 40 && run.EndsWith("NRAL", StringComparison.Ordinal);

    /// <summary>https://airtable.com/developers/web/guides/personal-access-tokens: pat, 14 characters, a dot and 64 hex digits.</summary>
    static bool IsAirtable(ReadOnlySpan<char> run) => run.Length == 82 && run.StartsWith("pat") && run[17] == '.' && IsHex(run[18..]);

    /// <summary>https://discord.com/developers/docs/reference#authentication: the bot's id in base64, a time and a HMAC, with dots.</summary>
    static bool IsDiscord(ReadOnlySpan<char> run)
    {
        var first = run.IndexOf('.');
        if (first is < 18 or > 32 || run.Length - first < 30)
            return false;
        var second = run[(first + 1)..].IndexOf('.');
        return second is >= 5 and <= 8 && run.Length - first - second - 2 >= 24 && run[(first + second + 2)..].IndexOf('.') < 0 && Texts.Randomness.IsLikely(run[..first]);
    }

    /// <summary>
    /// What vendors agree on without a list: a short prefix, an underscore or hyphen, and a tail that is drawn by lot. Ids are made so too, and
    /// are shorter, unless the prefix says that it is a key.
    /// </summary>
    static bool HasUnknownPrefix(ReadOnlySpan<char> run)
    {
        if (run.Length < 22)
            return false;
        var last = run[..Math.Min(run.Length, 24)].LastIndexOfAny('_', '-');
        if (last < 2 || !char.IsAsciiLetter(run[0]))
            return false;
        // In one case, and begun with letters: what is drawn by lot as a whole has hyphens and underscores too.
        var isUpper = char.IsAsciiLetterUpper(run[0]);
        foreach (var c in run[..last])
        {
            if (c is not ('_' or '-') && !char.IsAsciiDigit(c) && char.IsAsciiLetterUpper(c) != isUpper)
                return false;
        }

        // https://www.w3.org/TR/sri-2/#the-integrity-attribute
        if (char.IsAsciiDigit(run[1]) || run[..last] is "sha256" or "sha384" or "sha512")
            return false;

        var tail = run[(last + 1)..];
        if (tail.IndexOfAny('-', '.') >= 0)
            return false;
        if (SaysKey(run[..last], isUnderscore: run[last] == '_'))
            return tail.Length >= 18 && Texts.Randomness.IsLikely(tail, 18);
        return tail.Length >= 30 && tail.IndexOfAnyInRange('A', 'Z') >= 0 && tail.IndexOfAnyInRange('a', 'z') >= 0 && Texts.Randomness.IsLikely(tail);
    }

    /// <summary>By its last part, or its first: acme_secret_, sk-acme-. Environments do not tell: checkouts and other objects are called cs_test_ too.</summary>
    static bool SaysKey(ReadOnlySpan<char> prefix, bool isUnderscore)
    {
        var first = prefix.IndexOfAny('_', '-') is var end and >= 0 ? prefix[..end] : prefix;
        var last = prefix[(prefix.LastIndexOfAny('_', '-') + 1)..];
        // Publishable keys are meant for everybody's browser.
        if (first is "pk" or "pub" or "public" or "publishable")
            return false;
        return first is "sk" or "rk" or "pat" || last is "sk" or "pat" or "secret" or "token" or "rk" or "tok" or "sec" or "apikey" or "SK" or "PAT" or "KEY" or "TOKEN" or "SECRET"
            || (isUnderscore && last is "key" or "api" or "auth" or "access" or "refresh" or "cred");
    }

    public static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return text.Length > 0;
    }

    static string[][] Group(string formats)
    {
        var lists = new List<string>?[128];
        foreach (var format in formats.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            (lists[format[0]] ??= []).Add(format);

        var groups = new string[128][];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = lists[i]?.ToArray() ?? [];
        return groups;
    }
}
