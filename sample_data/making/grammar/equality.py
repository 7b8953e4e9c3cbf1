"""Phrases on minorities, indigenous peoples, racism, disability, sexual orientation, migration."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

MINORITIES = Theme(
    code="MI",
    goals=(
        "~improve the situation of {minority}",
        "~end discrimination against {minority} in <housing and employment|schools and offices>",
        "~preserve the language and culture of <{minority}|its minorities> !",
        "~bring more members of {minority} into <the public service|elected bodies>",
    ),
    acts=(
        "~recognize the language of {minority} as an official language in {region}",
        "~adopt a comprehensive law against discrimination that names ethnic origin and language",
        "~establish a consultative council of {minority}",
        "~reserve seats in {parliament} for representatives of {minority} [EL]",
        "~issue identity documents to all members of {minority} who lack them",
    ),
    works=(
        "its strategy for the inclusion of {minority}",
        "teaching in minority languages [ED]",
    ),
    sees=(
        "members of {minority} have the same access to <schools and clinics|public services>",
        "children of {minority} can learn in their own language [ED; RC]",
        "minorities take part in decisions that concern them",
    ),
    laws=("its law on citizenship, so that members of {minority} are not left stateless",),
    scopes=(", in particular <women and children|young people>", ", especially in {region}"),
    ends=(
        ", with the participation of the communities concerned",
        ", in line with the Declaration on the Rights of Persons Belonging to Minorities",
        ", and ~measure progress with reliable data",
    ),
)

INDIGENOUS = Theme(
    code="IP",
    goals=(
        "~protect the <lands|forests|sacred sites> of {people} <|from outside interests> [LD]",
        "~consult {people} before projects on their land are approved [LD]",
        "~improve the health and schooling of {people} [ED; HL]",
        "~keep the language of {people} alive",
    ),
    acts=(
        "~adopt a law on free, prior and informed consent",
        "~demarcate the ancestral lands of {people} and ~issue collective titles [LD]",
        "~suspend {trade} concessions on the land of {people} until they have been consulted [LD]",
        "~open bilingual schools for {people} in {region} [ED]",
        "~create a seat for {people} in the council that manages {water} [EN]",
    ),
    works=(
        "its programme of land titles for {people} [LD]",
        "its dialogue with {people}",
    ),
    sees=(
        "{people} give their free, prior and informed consent to projects in {region} [LD]",
        "{people} share in the benefits of {trade}",
        "{people} can obtain justice in their own language [JU]",
    ),
    laws=("the licences granted on the land of {people}, with a view to repairing the harm [LD]",),
    scopes=(", with due regard for <women|elders and youth>", ", in particular in {region}"),
    ends=(
        ", in line with the Declaration on the Rights of Indigenous Peoples",
        ", through their own representative institutions",
        ", and ~provide redress for past losses",
    ),
    pacts=("~ratify ILO Convention No. 169 [II]",),
)

RACISM = Theme(
    code="RD",
    goals=(
        "~combat racism and xenophobia <in sport|in the media|on the Internet|in politics>",
        "~prevent hate speech <by public figures|against foreigners|in election campaigns>",
        "~end racial profiling by the police !",
    ),
    acts=(
        "~adopt a law that punishes racist motives as an aggravating factor [JU]",
        "~establish an equality body to which victims of racism can turn [NH]",
        "~record and ~publish data on hate crimes",
        "~draw up a national action plan against racism with clear deadlines [NP]",
    ),
    works=(
        "its campaign against racism in schools [ED; HE]",
        "its measures against hate speech",
    ),
    sees=(
        "racist crimes are recorded, prosecuted and punished",
        "police officers do not stop people because of their skin colour or origin",
    ),
    laws=("its rules on incitement to hatred, with a view to closing gaps in their application",),
    scopes=(
        ", in particular against <migrants|people of African descent|{minority}>",
        ", including on the Internet",
    ),
    ends=(
        ", in line with ICERD [II]",
        ", and ~support the victims",
        ", as recommended by the Committee on the Elimination of Racial Discrimination [TB]",
    ),
    pacts=("~ratify ICERD [II]", "~make the declaration under article 14 of ICERD [II; TB]"),
)

DISABILITY = Theme(
    code="DI",
    goals=(
        "~include children with disabilities in <ordinary|mainstream> schools [ED; RC]",
        "~make <public buildings and transport|courts and polling stations> accessible",
        "~help persons with disabilities to <find work|live independently>",
        "~change attitudes towards persons with <psychosocial |>disabilities",
    ),
    acts=(
        "~take steps to open work to persons with disabilities by adapting workplaces [LA]",
        "~adopt <standards|a law> on access to public buildings, with sanctions",
        "~replace guardianship with supported decision-making",
        "~introduce a monthly allowance for <families of children|adults> with severe disabilities",
        "~recognize the national sign language as an official language",
        "~reserve <three|four|five> per cent of public posts for persons with disabilities [LA]",
    ),
    works=(
        "its policy on inclusive education [ED]",
        "its services for persons with disabilities",
    ),
    sees=(
        "persons with disabilities are consulted on decisions that affect them",
        "schools in {region} have the teachers and materials that inclusion requires [ED]",
        "voters with disabilities can cast their ballot in secret [EL]",
    ),
    laws=(
        "its law on legal capacity, with a view to ending the guardianship of adults",
        "the definition of disability in national law, so that it includes psychosocial disability",
    ),
    scopes=(", in particular in rural areas", ", with special attention to <women|children>"),
    ends=(
        ", in line with the Convention on the Rights of Persons with Disabilities [II]",
        ", together with organizations of persons with disabilities [CS]",
        ", and ~set aside the necessary funds",
    ),
    pacts=("~ratify CRPD [II]", "~ratify the Optional Protocol to CRPD [II]"),
)

ORIENTATION = Theme(
    code="SO",
    goals=(
        "~protect lesbian, gay, bisexual and transgender persons from <violence|discrimination>",
        "~prevent bullying of <lesbian, gay, bisexual and transgender|LGBTI> pupils [ED; RC]",
        "~combat hatred based on sexual orientation or gender identity",
    ),
    acts=(
        "~decriminalize consensual relations between adults of the same sex",
        "~include sexual orientation and gender identity in its law against discrimination",
        "~investigate attacks on LGBTI persons <in {capital}|> and ~punish the authors [IM]",
        "~introduce a simple procedure for the legal recognition of gender",
    ),
    works=(
        "its efforts against homophobic bullying",
        "training for police on hate crimes [HE]",
    ),
    sees=(
        "crimes motivated by sexual orientation are recorded and prosecuted",
        "LGBTI persons have equal access to health care and housing [HL; HO]",
    ),
    laws=("the provisions of {penal} on consensual relations, with a view to repealing them",),
    scopes=(", including in schools and at work", ", especially young people"),
    ends=(
        ", in law and in practice",
        ", and ~support the organizations that assist them [CS]",
        ", with guidance from the Independent Expert on the subject [SP]",
    ),
)

MIGRANTS = Theme(
    code="MG",
    goals=(
        "~protect migrant workers from <abuse by employers|exploitation|unpaid wages> [LA]",
        "~give migrants access to <basic health care|schools and clinics>, whatever their status",
        "~improve conditions in reception centres for migrants",
        "~protect the rights of its nationals who work abroad [LA]",
    ),
    acts=(
        "~allow <domestic workers|migrant workers> to change employer without permission [LA]",
        "~end the detention of migrant children <and their families|> [DE; RC]",
        "~adopt a law that forbids employers to keep workers' passports [LA]",
        "~open an office in {capital} where migrant workers can complain in their language [LA]",
        "~conclude agreements with countries of origin on wages and recruitment fees [LA]",
    ),
    works=(
        "its policy of regularizing migrants",
        "its programmes for the integration of migrants",
    ),
    sees=(
        "migrants are never expelled collectively",
        "migrant domestic workers enjoy the protection of {labour} [LA]",
        "children of migrants can attend school from the first day [ED; RC]",
    ),
    laws=(
        "its sponsorship system, with a view to freeing workers from dependence on one employer",
        "the rules on detention of migrants, so that it becomes a last resort [DE]",
    ),
    scopes=(
        ", with particular attention to <women|domestic workers|those without papers>",
        ", including seasonal workers",
    ),
    ends=(
        ", in line with the Global Compact for Safe, Orderly and Regular Migration",
        ", in cooperation with countries of origin",
        ", and ~punish employers who break the law",
    ),
    pacts=(
        "~ratify ICRMW [II; LA]",
        "~accede to the Convention on the rights of migrant workers [II; LA]",
        "~ratify ILO Convention No. 189 [II; LA]",
    ),
)

REFUGEES = Theme(
    code="AR",
    goals=(
        "~respect the principle of non-refoulement",
        "~give asylum seekers <fair and quick procedures|access to work and schools>",
        "~share the burden of hosting refugees <|more fairly> with the region !",
    ),
    acts=(
        "~adopt a national law on asylum",
        "~establish an appeals body for refused asylum seekers",
        "~issue refugees with papers that allow them to work [LA]",
        "~move refugees from camps near {town} to places with water and schools",
    ),
    works=(
        "its generous policy towards refugees",
        "its support for the voluntary return of displaced persons",
    ),
    sees=(
        "asylum seekers are not detained on arrival [DE]",
        "refugee children are enrolled in public schools [ED; RC]",
    ),
    laws=("its asylum procedure, with a view to reducing delays <and refusals without hearing|>",),
    scopes=(", in particular for unaccompanied children [RC]", ", including at land borders"),
    ends=(
        ", in cooperation with UNHCR [TA]",
        ", in line with the 1951 Convention [II]",
    ),
    pacts=(
        "~accede to the 1951 Refugee Convention [II]",
        "~accede to the 1961 Statelessness Convention [II]",
    ),
)
