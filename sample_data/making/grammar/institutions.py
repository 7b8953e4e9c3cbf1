"""Phrases on treaties, UN bodies, national institutions, training, the UPR and corruption."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

TREATIES = Theme(
    code="II",
    goals=(
        "~bring national laws into line with the treaties <that it has ratified|in force>",
        "~make the treaties it has ratified known to <judges|the public|local authorities> [HE]",
        "~ratify the <core|main> human rights treaties to which it is not yet a party",
    ),
    acts=(
        "~incorporate ICCPR and ICESCR into national law",
        "~give human rights treaties precedence over ordinary laws in the Constitution",
        "~create a <ministerial committee|parliamentary committee> to prepare ratifications",
        "~withdraw the reservations that are contrary to the aim of <the treaty|ICCPR|CAT>",
        "~translate the <core human rights treaties|Covenants> into <local languages|all languages "
        "of the country>",
    ),
    works=(),
    reforms=(
        "the process of ratifying human rights treaties",
        "the harmonization of its laws with the treaties in force",
    ),
    sees=(
        "courts apply human rights treaties directly [JU]",
        "new laws are checked against its international obligations before adoption",
    ),
    laws=("its reservations to human rights treaties, with a view to withdrawing them",),
    scopes=(
        ", including the optional protocols",
        ", starting with those on <women|children|torture>",
    ),
    ends=(
        ", with technical assistance from OHCHR where needed [TA]",
        ", and ~inform {parliament} of the progress made",
        ", in consultation with {nhri} [NH]",
    ),
    pacts=(
        "~ratify ICCPR",
        "~ratify ICESCR and its Optional Protocol",
        "~accede to <CPED|OP-CAT> and <ICRMW|OP-CEDAW>",
        "~sign and ~ratify <CRPD|CPED|ICRMW|OP-CAT|OP-ICESCR>",
        "~ratify the remaining core human rights treaties",
        "~ratify the Convention on the Prevention and Punishment of Genocide",
        "~accede to the first Optional Protocol to ICCPR",
    ),
)

TREATY_BODIES = Theme(
    code="TB",
    goals=(
        "~submit its overdue reports to the treaty bodies",
        "~follow up the concluding observations of treaty bodies",
        "~cooperate <more closely|fully> with the treaty bodies",
    ),
    acts=(
        "~set up an interministerial committee for reporting and follow-up",
        "~submit its overdue <initial |periodic |>report <under ICCPR|under ICESCR|under CAT>",
        "~publish the concluding observations of treaty bodies in all national languages",
        "~select candidates for treaty body elections by an open, merit-based process",
    ),
    works=(
        "its system of reporting to the treaty bodies",
        "its cooperation with treaty bodies",
    ),
    sees=("ministries act on the concluding observations of treaty bodies",),
    laws=("its reporting calendar, with a view to clearing the delay",),
    scopes=(", beginning with <CEDAW|CRC|the Human Rights Committee>",),
    ends=(
        ", with the participation of civil society [CS]",
        ", using the training that OHCHR offers [TA]",
    ),
)

SPECIAL_PROCEDURES = Theme(
    code="SP",
    goals=(
        "~cooperate <fully|more closely> with the special procedures",
        "~reply <promptly|in substance> to communications from special procedures",
        "~follow up the recommendations of special procedures",
    ),
    acts=(
        "~issue a standing invitation to the special procedures <within a year|"
        "by its mid-term report>",
        "~extend a standing invitation to <all thematic mandate holders|mandate holders "
        "on any theme>",
        "~accept the pending requests for visits, beginning with the "
        "<Special Rapporteur on torture [TO]|Working Group on arbitrary detention [DE]>",
        "~agree dates for the visit of the Special Rapporteur on <the independence of judges [JU]"
        "|violence against women [WR]|minority issues [MI]|freedom of expression [FE]>",
    ),
    works=(
        "its open cooperation with special procedures",
        "its <dialogue|exchanges> with mandate holders",
        "its practice of inviting <Special Rapporteurs|independent experts>",
    ),
    sees=(
        "mandate holders can travel freely and meet anyone they wish",
        "requests for visits are answered within <six months|a year>",
        "persons who speak to mandate holders are safe from reprisals [HD]",
    ),
    laws=(
        "the pending requests for visits, so that <two|three> take place before its next review",
        "its position on a standing invitation to special procedures",
    ),
    scopes=(", including those on <civil and political|economic and social> rights",),
    ends=(
        ", as a sign of its openness",
        ", and ~publish the replies given to mandate holders",
        ", as other States of the region have done",
    ),
)

INSTITUTION = Theme(
    code="NH",
    goals=(
        "~strengthen the independence of {nhri}",
        "~provide {nhri} with <sufficient funds|the staff it needs|offices in the provinces>",
        "~bring {nhri} into <full |>conformity with the Paris Principles !",
    ),
    acts=(
        "~amend the law on {nhri} so that its members are <chosen in an open "
        "procedure|appointed by {parliament}|drawn from all communities>",
        "~grant {nhri} the power to <visit prisons unannounced [DE]|bring cases to court [JU]>",
        "~open an office of {nhri} in {region}",
        "~give {nhri} a budget line of its own, voted by {parliament}",
        "~apply for A status for {nhri} <once the law is amended|>",
    ),
    works=("its support for {nhri}",),
    reforms=("the reform of {nhri}",),
    sees=(
        "{nhri} can act without interference",
        "the advice of {nhri} receives a reply from the ministry concerned",
    ),
    laws=("the law on {nhri}, with a view to widening its mandate",),
    scopes=(", in particular its offices outside {capital}", ", in law as well as in its budget"),
    ends=(
        ", so that it can regain or keep A status",
        ", in line with the Paris Principles",
        ", with advice from the Global Alliance of National Human Rights Institutions [TA]",
    ),
)

TRAINING = Theme(
    code="HE",
    goals=(
        "~include human rights in <school curricula|the training of teachers> [ED]",
        "~train <police officers|prison staff|judges|soldiers|health workers> in human rights",
        "~raise awareness of human rights <among young people|in rural communities>",
    ),
    acts=(
        "~make human rights a compulsory subject in <police academies|secondary schools>",
        "~develop with {nhri} a course on human rights for <civil servants|local officials> [NH]",
        "~produce teaching materials on human rights in the language of {minority} [MI]",
    ),
    works=(
        "its human rights training for <public officials|the security forces>",
        "its <programme|campaign> of human rights education",
    ),
    sees=("every new police officer is trained in human rights before entering service",),
    laws=("its teaching materials, with a view to giving human rights their due place [ED]",),
    scopes=(
        ", in particular <women's rights [WR]|the rights of the child [RC]|the prevention of "
        "torture [TO]>",
        ", at all levels of the administration",
        ", including in {region}",
    ),
    ends=(
        ", within the World Programme for Human Rights Education",
        ", with help from OHCHR [TA]",
        ", and ~evaluate the results",
    ),
)

ACTION_PLAN = Theme(
    code="NP",
    goals=(
        "~implement its national human rights action plan",
        "~coordinate human rights policy among ministries",
    ),
    acts=(
        "~adopt a national human rights action plan with targets, deadlines and a budget",
        "~draw up a national action plan on <business and human rights|women, peace and security>",
        "~publish a yearly report on the execution of its human rights plan",
    ),
    works=("its national human rights <action plan|strategy>",),
    sees=("each ministry reports on its share of the human rights action plan",),
    laws=("its human rights action plan, so that it has indicators and a budget",),
    scopes=(", at national and local level",),
    ends=(
        ", with the participation of civil society [CS]",
        ", drawing on the recommendations of this review [UP]",
        ", and ~evaluate it halfway",
    ),
)

FOLLOW_UP = Theme(
    code="UP",
    goals=(
        "~implement the recommendations accepted <at its previous review|in this review>",
        "~involve <civil society|{parliament}|local councils> in following up its review [CS] !",
    ),
    acts=(
        "~submit a mid-term report on the recommendations accepted",
        "~set up a public database to track each recommendation",
        "~present the outcome of this review to {parliament} within <three|six> months",
    ),
    works=(
        "its constructive engagement with the universal periodic review",
        "the inclusive process that prepared its national report [CS]",
    ),
    sees=("civil society takes part in the follow-up to this review [CS]",),
    laws=("the recommendations it has noted, together with civil society [CS]",),
    scopes=(", including those on <women|children|detention>",),
    ends=(
        ", with a clear division of tasks among ministries",
        ", and ~report on it halfway to the next review",
        ", with support from the Voluntary Fund for implementation [TA]",
    ),
)


CORRUPTION = Theme(
    code="CO",
    goals=(
        "~fight corruption <in the public service|in the courts and the police|at all levels>",
        "~protect persons who report corruption",
        "~make <public contracts|the public budget|mining contracts> open to scrutiny",
    ),
    acts=(
        "~adopt a law that protects whistle-blowers",
        "~establish an anti-corruption <court|agency> with investigators of its own [JU]",
        "~publish the asset declarations of ministers and members of {parliament}",
        "~require all contracts in {trade} to be published",
    ),
    works=("its strategy against corruption",),
    reforms=("the reform of public procurement",),
    sees=(
        "cases of corruption are investigated whoever is involved [JU]",
        "money recovered from corruption is spent on schools and clinics [ED; HL]",
    ),
    laws=("its rules on political finance, with a view to disclosing all large donations [EL]",),
    scopes=(", including at the local level", ", in particular in {trade}"),
    ends=(
        ", in line with the United Nations Convention against Corruption [II]",
        ", with the involvement of citizens and the press [CS]",
    ),
    pacts=("~ratify the Convention against Corruption [II]",),
)
