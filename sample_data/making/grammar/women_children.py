"""Phrases on women, children and trafficking in persons."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

WOMEN = Theme(
    code="WR",
    goals=(
        "~enable women to <stand for election without threats|take part in peace talks>",
        "~reduce the burden of unpaid care work on women",
        "~eliminate harmful practices that affect women and girls [RC]",
        "~prevent and ~punish violence against women <and girls|in the home|in public places>",
        "~bring more women into <elected office|local councils|the senior civil service>",
        "~close the pay gap between women and men",
        "~change the attitudes and customs that <keep women out of public life|excuse violence>",
        "~give <rural women|widows|women farmers> secure access to <land and credit|land titles>",
        "~support survivors of <domestic|sexual> violence with <shelter and |>legal advice",
    ),
    acts=(
        "~fund legal aid for women who <seek divorce|claim land or inheritance>",
        "~draw up a national action plan on women, peace and security [NP]",
        "~set up special <courts|court chambers> for cases of violence against women [JU]",
        "~collect and ~publish yearly data on violence against women",
        "~introduce <maternity leave of 16 weeks|equal parental leave> for all workers [LA]",
        "~repeal the law that requires a husband's consent for <travel|opening a bank account>",
        "~take concrete measures to protect survivors by opening shelters <in {region}|>",
        "~adopt a law that makes <domestic violence|marital rape|stalking> a separate offence",
        "~amend {family} to give both spouses equal rights <in divorce|over property and children>",
        "~open <at least one|a> publicly funded shelter for survivors of violence in {region}",
        "~raise the legal age of marriage to 18 years for <both sexes|girls as for boys> [RC]",
        "~introduce a quota of <30|40> per cent for women in elections to <{parliament}|councils>",
        "~repeal the articles of {penal} that reduce the sentence for so-called honour crimes",
        "~train <police officers|judges and prosecutors> to handle cases of sexual violence [HE]",
    ),
    works=(
        "its <strategy|plan of action> <for equality between women and men|on gender equality>",
        "its network of counselling centres for women",
        "its programme of small loans for women <entrepreneurs|who run a business of their own>",
    ),
    reforms=("the reforms that open public office to women",),
    sees=(
        "women candidates can campaign without threats [EL]",
        "health workers are trained to recognize the signs of violence [HL]",
        "every complaint of <domestic|sexual> violence is registered, investigated and tried",
        "women <inherit and own land on equal terms with men|earn the same pay for equal work>",
        "survivors of violence can reach a shelter, a doctor and a lawyer",
        "protection orders are issued <within days|quickly> and enforced by the police",
    ),
    laws=(
        "{family}, with a view to removing every provision that treats women and men differently",
        "the law on nationality, so that women can pass their nationality to their children [RC]",
        "the sentences for domestic violence, with a view to making them a real deterrent",
    ),
    scopes=(
        ", in particular in {region}",
        ", with particular attention to <women with disabilities|rural women|widows>",
        ", including <in rural areas|among young people|in isolated communities>",
        ", especially for women who live in poverty [PO]",
    ),
    ends=(
        ", in line with <its obligations under CEDAW|article <2|5|7> of CEDAW> [II]",
        ", as the Committee on the Elimination of Discrimination against Women has advised [TB]",
        ", <working with|after consulting> women's organizations [CS]",
        ", and ~report <each year|regularly> to {parliament} on the results",
        ", and ~set aside a budget for this purpose",
    ),
    pacts=(
        "~ratify OP-CEDAW [II]",
        "~accede to the Optional Protocol to CEDAW [II]",
        "~withdraw its remaining reservations to CEDAW [II]",
        "~withdraw the reservation to article <2|9|16> of CEDAW [II]",
    ),
)

CHILD = Theme(
    code="RC",
    goals=(
        "~protect the privacy of children in <court|the media> !",
        "~fight malnutrition among young children [HL]",
        "~protect children from <violence at home and at school|neglect and abuse|online abuse>",
        "~end <the worst forms of child labour|hazardous work by children> [LA]",
        "~reunite <children in institutions|street children> with their families",
        "~register every child at birth",
        "~prevent early and forced marriage [WR]",
        "~keep children out of <armed groups|prison|adult courts>",
    ),
    acts=(
        "~introduce free school meals in {region} [ED]",
        "~make the sale of children a separate offence under {penal} [TR]",
        "~provide legal guardians for unaccompanied children [AR]",
        "~take steps to reduce violence at school by training teachers <and parents|> [HE]",
        "~prohibit corporal punishment of children <in all settings|at home and in school> [TO]",
        "~appoint an ombudsperson for children with <a budget of its own|power to visit homes>",
        "~raise the age of criminal responsibility to <at least |>14 years [JU]",
        "~establish <mobile teams|a service free of charge> to register births in {region}",
        "~create <family-type homes|foster care> to replace large institutions for children",
        "~adopt a <children's code|child protection act> that covers every person under 18",
        "~set up a <free |>telephone helpline for children <in all languages of the country|>",
    ),
    works=(
        "its <national policy on children|plan for early childhood>",
        "its campaign against child labour in {trade} [LA]",
        "its programme of <foster care|birth registration|school meals>",
    ),
    reforms=("the reform of its child protection services",),
    sees=(
        "children in conflict with the law are held apart from adults [DE; JU]",
        "every child is registered at birth, <whatever the status of the parents|free of charge>",
        "children are heard in all <court|administrative> proceedings that concern them",
        "no child under 15 works in {trade} [LA]",
    ),
    laws=(
        "its juvenile justice system, with a view to making detention the last resort [JU]",
        "the minimum age for employment, so that it matches the end of compulsory school [LA]",
        "its adoption procedures, to bring them up to international standards [II]",
    ),
    scopes=(
        ", in particular in {region}",
        ", including children <with disabilities|of migrant parents|from poor families>",
        ", with particular attention to <girls|children without parental care>",
        ", both in the cities and in the countryside",
    ),
    ends=(
        ", in line with the Convention on the Rights of the Child [II]",
        ", <following|in line with> the advice of the Committee on the Rights of the Child [TB]",
        ", and ~collect data on <the results|progress> broken down by age and sex",
        ", with the support of UNICEF [TA]",
        ", and ~allocate sufficient funds to this work",
    ),
    pacts=(
        "~ratify OP-CRC-IC [II]",
        "~ratify the third Optional Protocol to CRC [II]",
        "~accede to the Hague Convention on Intercountry Adoption [II]",
        "~ratify OP-CRC-AC [II]",
    ),
)

TRAFFICKING = Theme(
    code="TR",
    goals=(
        "~combat trafficking in <women and children|persons for <labour|begging>>",
        "~identify victims of trafficking <early|at its borders|before they are sent home>",
        "~protect <children|domestic workers|young women> from traffickers [RC]",
        "~dismantle the networks that <recruit|lure> workers with false promises [LA] !",
    ),
    acts=(
        "~take measures to protect young workers by licensing recruitment agencies [LA]",
        "~establish a fund to compensate victims of trafficking",
        "~adopt a law that <treats trafficked persons as victims, never as offenders|>punishes "
        "those who profit from trafficking",
        "~open shelters for victims of trafficking in {capital} and in {region}",
        "~train border guards and labour inspectors to recognize victims of trafficking [HE; LA]",
        "~prosecute <public officials|recruitment agencies> involved in trafficking [JU]",
        "~grant victims of trafficking a residence permit while their case is heard [MG]",
    ),
    works=(
        "its national strategy against trafficking in persons",
        "cooperation with neighbouring countries against trafficking",
        "its information campaigns on the dangers of trafficking [HE]",
    ),
    sees=(
        "victims of trafficking receive <medical and legal help|shelter and legal help>",
        "traffickers are prosecuted and punished in proportion to their crimes [JU]",
        "trafficked children are never detained <or deported|> [RC]",
    ),
    laws=(
        "its law on trafficking, so that it covers forced labour as well as sexual exploitation",
        "the rules on recruitment agencies, with a view to closing those that deceive workers [LA]",
    ),
    scopes=(
        ", in particular along <its land borders|the coast|the routes to {capital}>",
        ", including trafficking for <forced labour|domestic work>",
        ", with special attention to unaccompanied children [RC]",
    ),
    ends=(
        ", in line with the Palermo Protocol [II]",
        ", in cooperation with countries of origin and destination",
        ", and ~publish figures on prosecutions <each year|and convictions>",
        ", with the help of organizations that work with victims [CS]",
    ),
    pacts=("~ratify the Palermo Protocol [II]", "~ratify ILO Convention No. 182 [II; LA; RC]"),
)
