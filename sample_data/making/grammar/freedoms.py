"""Phrases on expression, the press, assembly, belief, civil society, defenders and elections."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

EXPRESSION = Theme(
    code="FE",
    goals=(
        "~protect freedom of expression <online and offline|on the Internet|for all>",
        "~give the public <wide|easy> access to information held by the State !",
        "~allow peaceful criticism of <public officials|the authorities>",
    ),
    acts=(
        "~decriminalize defamation and ~move it to the civil code",
        "~adopt a law on access to information with <short deadlines|an independent commissioner>",
        "~repeal the articles of {penal} on insult to public officials",
        "~release everyone detained for the peaceful expression of opinions [DE]",
        "~end the practice of shutting down the Internet during <elections|protests> [EL]",
    ),
    works=("its dialogue with bloggers and writers",),
    reforms=(
        "the drafting of a law on access to information",
        "the expansion of Internet access",
    ),
    sees=(
        "no one is prosecuted for <criticizing the authorities|opinions posted online>",
        "restrictions on expression are set by law, necessary and proportionate",
        "measures against <false news|cybercrime> do not silence legitimate debate",
    ),
    laws=(
        "its cybercrime law, with a view to defining each offence narrowly",
        "the offence of <sedition|insult> in {penal}, so that it no longer chills public debate",
    ),
    scopes=(
        ", including for <students and teachers|artists and writers>",
        ", particularly <on social media|in the months before elections>",
    ),
    ends=(
        ", in line with article 19 of ICCPR [II]",
        ", as the Human Rights Committee has recommended [TB]",
        ", after a public consultation [CS]",
        ", and ~report on progress to {parliament}",
    ),
)

PRESS = Theme(
    code="FP",
    goals=(
        "~protect journalists from <threats and attacks|harassment|arbitrary arrest>",
        "~encourage <independent|community> radio <in all languages of the country|stations> !",
        "~allow newspapers and broadcasters to work without <interference|fear>",
    ),
    acts=(
        "~take measures to protect reporters by opening a hotline for those under threat",
        "~amend {press} to abolish prison sentences for journalists",
        "~establish an independent body to license radio and television stations",
        "~investigate <all|the recent> attacks on journalists and ~bring the authors to court [IM]",
        "~appoint a special prosecutor for crimes against journalists [JU]",
        "~lift the ban on <foreign reporters|independent newspapers> in {region}",
    ),
    works=(
        "its policy of media pluralism",
        "its support for community radio",
    ),
    reforms=("the reform of {press}",),
    sees=(
        "journalists can work freely, also when they report on <corruption|protests>",
        "attacks on media workers are investigated without delay [IM]",
        "licences for broadcasters are granted by a neutral body",
    ),
    laws=(
        "{press}, with a view to replacing prison terms with proportionate fines",
        "the conditions for registering a newspaper, with a view to making them simple and fair",
    ),
    scopes=(
        ", in particular those who cover <elections|protests|mining projects>",
        ", including in {region}",
        ", online as well as in print",
    ),
    ends=(
        ", drawing on the United Nations Plan of Action on the Safety of Journalists",
        ", in cooperation with journalists' unions [CS]",
        ", and ~condemn publicly every attack on the press",
    ),
)

ASSEMBLY = Theme(
    code="FA",
    goals=(
        "~reduce the number of public meetings that are prohibited or dispersed",
        "~train police officers to protect public meetings [HE]",
        "~guarantee the right to peaceful assembly",
        "~protect peaceful demonstrators from excessive force",
        "~allow associations and parties to operate <freely|without undue restrictions>",
    ),
    acts=(
        "~release persons arrested for taking part in peaceful gatherings [DE]",
        "~allow workers in the public service to form unions [LA]",
        "~publish the reasons whenever a public meeting is prohibited",
        "~abolish prison terms for organizers of unannounced meetings",
        "~amend {assoc} so that notice replaces prior permission for public meetings",
        "~simplify the registration of associations <and ~set a time limit of 30 days|>",
        "~investigate the use of force by police during the <protests|demonstrations> in {capital}",
        "~adopt rules on the policing of demonstrations based on international standards",
        "~repeal the provisions of {assoc} that limit foreign funding [CS]",
    ),
    works=(
        "its dialogue with organizers of public meetings",
        "the training of police units in crowd control [HE]",
    ),
    reforms=("the revision of {assoc}",),
    sees=(
        "refusals to register an association can be appealed to a court [JU]",
        "demonstrations can take place without prior permission",
        "associations are registered by a simple and quick procedure [CS]",
        "police officers who use excessive force are held to account [IM]",
        "the opposition can meet and campaign on equal terms [EL]",
    ),
    laws=(
        "{assoc}, with a view to removing obstacles to the work of associations [CS]",
        "the rules on the use of firearms by police at demonstrations",
    ),
    scopes=(
        ", in particular <during election periods|in university towns>",
        ", both in {capital} and in {region}",
    ),
    ends=(
        ", in accordance with articles 21 and 22 of ICCPR [II]",
        ", taking account of the advice of the competent Special Rapporteur [SP]",
        ", in consultation with civil society [CS]",
    ),
)

BELIEF = Theme(
    code="FR",
    goals=(
        "~protect freedom of religion or belief <for all|in law and in practice>",
        "~promote dialogue <among religious communities|between people of different faiths>",
        "~prevent <attacks on|vandalism at> places of worship",
        "~end discrimination against members of religious minorities [MI]",
    ),
    acts=(
        "~simplify the registration of religious communities",
        "~introduce a civilian alternative to military service for conscientious objectors",
        "~return to religious communities the buildings that were taken from them",
        "~remove the mention of religion from identity cards",
        "~prosecute those who incite hatred on religious grounds [JU]",
    ),
    works=(
        "its interfaith council",
        "its policy of tolerance among religions",
    ),
    sees=(
        "religious communities can build places of worship without discrimination",
        "conscientious objectors are not imprisoned",
        "school textbooks present all faiths with respect [ED]",
    ),
    laws=(
        "its law on religious communities, so that small communities can register",
        "the offence of blasphemy, with a view to abolishing it [FE]",
    ),
    scopes=(", with special care for the smaller communities", ", in particular in {region}"),
    ends=(
        ", in line with article 18 of ICCPR [II]",
        ", together with religious leaders",
        ", and ~condemn <all|any> incitement to hatred",
    ),
)

DEFENDERS = Theme(
    code="HD",
    goals=(
        "~protect human rights defenders <from threats and reprisals|and their families>",
        "~create a safe environment for <human rights defenders|those who defend rights>",
        "~recognize publicly the value of the work of human rights defenders",
    ),
    acts=(
        "~adopt a law on the <recognition and |>protection of human rights defenders<, drafted "
        "with their help| that covers <lawyers|journalists|trade unionists> as well|>",
        "~establish a protection mechanism for defenders at risk, with <a 24-hour contact point|"
        "officers in {region}|a budget of its own>",
        "~investigate <threats|attacks> against defenders who work on <land|the environment> [IM]",
        "~drop the charges against human rights defenders arrested in {region} [JU]",
        "~invite the Special Rapporteur on human rights defenders [SP]",
    ),
    works=(
        "its dialogue with human rights defenders",
        "its protection programme for defenders",
    ),
    sees=(
        "human rights defenders can work without fear of reprisals",
        "defenders who cooperate with the United Nations suffer no reprisals",
        "crimes against human rights defenders do not go unpunished [IM]",
    ),
    laws=("the laws that are used against defenders, with a view to preventing their misuse",),
    scopes=(
        ", including <lawyers|women defenders|defenders of land and the environment>",
        ", in particular in {region}",
    ),
    ends=(
        ", in line with the Declaration on Human Rights Defenders",
        ", and ~bring those who attack them to justice [IM]",
        ", in consultation with defenders themselves [CS]",
    ),
)

CIVIL_SOCIETY = Theme(
    code="CS",
    goals=(
        "~consult civil society on <laws and policies|the budget|major reforms>",
        "~strengthen the role of non-governmental organizations",
        "~create an enabling environment for civil society",
    ),
    acts=(
        "~set up a permanent forum between ministries and non-governmental organizations",
        "~remove the tax on <grants to|donations to> non-governmental organizations",
        "~publish draft laws for comment at least 60 days before they go to {parliament}",
        "~reopen the <offices|accounts> of organizations closed by administrative order",
    ),
    works=(
        "its dialogue with civil society",
        "the consultation of non-governmental organizations on new laws",
    ),
    sees=(
        "organizations can receive funds from abroad without special permission",
        "civil society is consulted <early|before decisions are taken>",
    ),
    laws=("the conditions for funding from abroad, with a view to simplifying them [FA]",),
    scopes=(", including <small|rural> organizations", ", at national and local level"),
    ends=(
        ", in follow-up to this review [UP]",
        ", and ~keep a public record of how their views were used",
    ),
)
