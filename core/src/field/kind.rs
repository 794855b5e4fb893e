//! The field kinds: tokens of the HTML `autocomplete` attribute, plus a few of ours.

use crate::closed::closed;

closed! {
    /// What a field is for.
    FieldKind {
        /// Full name.
        Name = "name",
        /// Mr, Frau, Dr.
        HonorificPrefix = "honorific-prefix",
        /// First name.
        GivenName = "given-name",
        /// Middle name.
        AdditionalName = "additional-name",
        /// Last name.
        FamilyName = "family-name",
        /// Jr., MBA.
        HonorificSuffix = "honorific-suffix",
        /// Screen name that is not a user name.
        Nickname = "nickname",
        /// Name one signs in with.
        Username = "username",
        /// Password of an existing account.
        CurrentPassword = "current-password",
        /// Password being chosen, or repeated.
        NewPassword = "new-password",
        /// Code from an app, message or card.
        OneTimeCode = "one-time-code",
        /// Job title.
        OrganizationTitle = "organization-title",
        /// Company.
        Organization = "organization",
        /// Whole street address, or street with number.
        StreetAddress = "street-address",
        /// First line of the address.
        AddressLine1 = "address-line1",
        /// Second line.
        AddressLine2 = "address-line2",
        /// Third line.
        AddressLine3 = "address-line3",
        /// State, province, Land.
        AddressLevel1 = "address-level1",
        /// City.
        AddressLevel2 = "address-level2",
        /// District.
        AddressLevel3 = "address-level3",
        /// Smallest unit that is not a street.
        AddressLevel4 = "address-level4",
        /// Country code.
        Country = "country",
        /// Country name.
        CountryName = "country-name",
        /// Postcode.
        PostalCode = "postal-code",
        /// Name on the card.
        CcName = "cc-name",
        /// Given name on the card.
        CcGivenName = "cc-given-name",
        /// Additional name on the card.
        CcAdditionalName = "cc-additional-name",
        /// Family name on the card.
        CcFamilyName = "cc-family-name",
        /// Card number.
        CcNumber = "cc-number",
        /// Card's month and year of expiry.
        CcExp = "cc-exp",
        /// Card's month of expiry.
        CcExpMonth = "cc-exp-month",
        /// Card's year of expiry.
        CcExpYear = "cc-exp-year",
        /// Card's security code.
        CcCsc = "cc-csc",
        /// Card's brand.
        CcType = "cc-type",
        /// Currency.
        TransactionCurrency = "transaction-currency",
        /// Amount.
        TransactionAmount = "transaction-amount",
        /// Language.
        Language = "language",
        /// Birth date.
        Bday = "bday",
        /// Day of birth.
        BdayDay = "bday-day",
        /// Month of birth.
        BdayMonth = "bday-month",
        /// Year of birth.
        BdayYear = "bday-year",
        /// Sex or gender.
        Sex = "sex",
        /// Home page.
        Url = "url",
        /// Photograph.
        Photo = "photo",
        /// Whole telephone number.
        Tel = "tel",
        /// Country calling code.
        TelCountryCode = "tel-country-code",
        /// Number without the country code.
        TelNational = "tel-national",
        /// Area code.
        TelAreaCode = "tel-area-code",
        /// Number without area code.
        TelLocal = "tel-local",
        /// First part of the local number.
        TelLocalPrefix = "tel-local-prefix",
        /// Second part of the local number.
        TelLocalSuffix = "tel-local-suffix",
        /// Extension.
        TelExtension = "tel-extension",
        /// E-mail address.
        Email = "email",
        /// Address of a messaging account.
        Impp = "impp",
        /// Ours: telefax number.
        Fax = "fax",
        /// Ours: VAT number.
        VatId = "vat-id",
        /// Ours: passport, identity card, tax or social security number.
        NationalId = "national-id",
        /// Ours: account number by ISO 13616.
        Iban = "iban",
        /// Ours: house number alone.
        HouseNumber = "house-number",
        /// Ours: street without the number.
        StreetName = "street-name",
        /// Ours: apartment, floor, building.
        AddressExtra = "address-extra",
        /// Ours: one box to find an address by typing.
        AddressLookup = "address-lookup",
        /// Ours: postcode and city in one box.
        PostalCodeAndCity = "postal-code-and-city",
        /// None of these.
        None = "none",
    }
}
