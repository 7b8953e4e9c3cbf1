"""Phrases on education, health, poverty, labour, water and the environment."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

EDUCATION = Theme(
    code="ED",
    goals=(
        "~raise school attendance <among girls|in {region}|in secondary education>",
        "~reduce the number of <children|girls> who leave school early [RC]",
        "~improve the quality of teaching in <rural schools|primary schools>",
        "~reduce illiteracy <among young people|>",
        "~provide <free primary|free secondary|pre-school> education to all children [RC]",
    ),
    acts=(
        "~take measures to keep girls in school by paying <for transport|a family grant> [WR]",
        "~abolish <school fees|fees for textbooks> in <primary|lower secondary> schools",
        "~build <schools with boarding places|primary schools> for girls in {region} [WR]",
        "~allow pregnant girls and young mothers to stay in school [WR]",
        "~raise spending on education to <five|six> per cent of GDP",
        "~recruit and ~train <500|800|1,200> teachers for schools in {region}",
        "~extend compulsory education to <nine|ten|twelve> years",
    ),
    works=(
        "its <ten-year|national> education plan",
        "its programme of school meals [RC]",
        "its literacy campaign",
        "scholarships for <children from poor families|girls in rural areas> [PO]",
    ),
    sees=(
        "all children complete at least <nine|ten> years of school [RC]",
        "schools have clean water and separate toilets for girls [WA; WR]",
        "children <of nomadic families|in remote areas> can attend school [RC]",
    ),
    laws=(
        "its curriculum, with a view to removing gender stereotypes [WR]",
        "the funding of schools, so that poor districts receive their fair share [PO]",
    ),
    scopes=(
        ", with particular attention to girls [WR]",
        ", especially in {region}",
        ", without forgetting children with disabilities [DI]",
        ", in cities and in the countryside alike",
    ),
    ends=(
        ", in pursuit of Sustainable Development Goal 4 [DV]",
        ", with the support of UNESCO [TA]",
        ", and ~train more teachers",
        ", and ~monitor the results district by district",
    ),
)

HEALTH = Theme(
    code="HL",
    goals=(
        "~reduce maternal <and infant |>mortality [WR]",
        "~extend health <care|insurance> to <the whole population|people in informal work>",
        "~improve access to <family planning|mental health care|clean hospitals>",
        "~fight HIV<, malaria and tuberculosis| and the stigma that surrounds it>",
    ),
    acts=(
        "~take steps to reduce infant deaths by sending mobile clinics to {region} [RC]",
        "~make health care free for children under <five|six> and pregnant women [RC; WR]",
        "~raise the health budget to <ten|twelve|15> per cent of public expenditure",
        "~build <clinics|maternity wards> in {region} and ~staff them with midwives [WR]",
        "~adopt a mental health act that limits treatment without consent [DI]",
        "~introduce sexuality education suited to age in all secondary schools [ED]",
    ),
    works=(
        "its universal health coverage programme",
        "its vaccination campaigns [RC]",
    ),
    reforms=("the construction of rural clinics",),
    sees=(
        "women in {region} give birth with the help of trained staff [WR]",
        "essential medicines are available and affordable",
        "health services reach <older persons|people in remote areas>",
    ),
    laws=("the distribution of hospitals and doctors, with a view to serving poor districts [PO]",),
    scopes=(
        ", in particular in rural areas",
        ", with priority for <mothers and infants|the poor>",
        ", including <on remote islands|in border districts|for people without insurance>",
    ),
    ends=(
        ", with the assistance of WHO [TA]",
        ", in pursuit of Sustainable Development Goal 3 [DV]",
        ", and ~train more nurses and midwives",
    ),
)

POVERTY = Theme(
    code="PO",
    goals=(
        "~reduce poverty <in rural areas|among older persons|among families with children>",
        "~narrow the gap between {capital} and {region} !",
        "~provide a minimum income to <the poorest families|older persons without a pension> !",
        "~create jobs for young people [LA]",
    ),
    acts=(
        "~introduce a child benefit for <all |poor >families [RC]",
        "~establish a social pension for persons over <65|70>",
        "~double the number of families covered by <the cash transfer programme|social protection>",
        "~build roads and markets for farmers in {region} [DV]",
    ),
    works=(
        "its national poverty reduction strategy",
        "its social protection programmes",
        "its policy of sustainable development [DV]",
        "its housing programme for low-income families [HO]",
    ),
    sees=(
        "economic growth benefits <the poorest|all regions of the country> [DV]",
        "social programmes reach single mothers and widows [WR]",
        "income from {trade} is spent on <schools and clinics|public services> [DV]",
    ),
    laws=("its tax policy, with a view to easing the burden on the poorest",),
    scopes=(
        ", in particular in {region}",
        ", with special attention to <women|children|the elderly>",
        ", including <landless farmers|people in informal work>",
    ),
    ends=(
        ", in line with the 2030 Agenda [DV]",
        ", with the support of development partners [TA]",
        ", and ~share the lessons with other countries",
    ),
)

LABOUR = Theme(
    code="LA",
    goals=(
        "~improve safety <at work|in {trade}|on building sites>",
        "~eliminate forced labour",
        "~protect the right to form and join trade unions [FA]",
        "~extend labour protection to <domestic|seasonal|informal> workers",
        "~reduce unemployment among <young people|women>",
    ),
    acts=(
        "~take measures to prevent accidents by inspecting <building sites|factories> each year",
        "~amend {labour} to guarantee the right to strike <in the public sector|>",
        "~double the number of labour inspectors <in {trade}|>",
        "~introduce a minimum wage that covers <domestic workers|farm workers>",
        "~adopt a law on equal pay for work of equal value [WR]",
        "~extend maternity leave to <14|16|18> weeks [WR]",
    ),
    works=(
        "its vocational training programmes [ED]",
        "its dialogue with employers and trade unions",
    ),
    reforms=("the reform of {labour}",),
    sees=(
        "workers can organize without fear of dismissal [FA]",
        "accidents in {trade} are investigated and victims compensated",
        "domestic workers have written contracts and a weekly day of rest",
    ),
    laws=("{labour}, with a view to covering informal and seasonal workers",),
    scopes=(
        ", in particular in {trade}",
        ", with attention to <women|foreign workers|young people>",
    ),
    ends=(
        ", in line with ILO standards [II]",
        ", together with employers and trade unions",
        ", and ~publish the results of inspections",
    ),
    pacts=("~ratify ILO Convention No. <87|98|190|155> [II]",),
)

WATER = Theme(
    code="WA",
    goals=(
        "~bring safe drinking water to <all households|{region}|every village>",
        "~improve sanitation in <schools|informal settlements|rural areas>",
        "~protect {water} from pollution [EN] !",
    ),
    acts=(
        "~drill <100|150|250> new wells in {region} <by the next review|>",
        "~adopt a law that recognizes access to water as a human right",
        "~build treatment plants near {water} [EN]",
    ),
    works=("its water and sanitation programme",),
    reforms=("the extension of water networks",),
    sees=(
        "poor families can afford the water they need [PO]",
        "villages near {water} are told when water is unsafe [HL]",
    ),
    laws=("the price of water, with a view to protecting low-income households [PO]",),
    scopes=(
        ", in particular in {region}",
        ", especially for <women and girls|schools and clinics>",
    ),
    ends=(", with international assistance [TA]", ", and ~test water quality regularly"),
)

ENVIRONMENT = Theme(
    code="EN",
    goals=(
        "~protect {water} and the people who live by it",
        "~adapt to climate change",
        "~limit the damage caused by {trade}",
        "~prepare communities for <floods and droughts|storms|natural disasters>",
    ),
    acts=(
        "~adopt a law on impact assessment for projects in {trade}",
        "~recognize the right to a <clean and |>healthy environment in the Constitution",
        "~set up an early warning system for <floods|storms> in {region}",
        "~require companies in {trade} to repair the damage that they cause",
    ),
    works=(
        "its national climate adaptation plan",
        "the protection of {water}",
    ),
    sees=(
        "people affected by {trade} are consulted and compensated",
        "climate policies respect the rights of <children|women|future generations>",
    ),
    laws=("its licences for {trade}, with a view to preventing harm to health [HL]",),
    scopes=(
        ", with due regard to <the rights of the child|vulnerable groups>",
        ", in particular in {region}",
    ),
    ends=(
        ", with the participation of local communities [CS]",
        ", in line with its international commitments",
        ", and ~make the findings public",
    ),
)
