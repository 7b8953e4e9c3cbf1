"""Phrases on courts, prisons, torture, the death penalty and disappearances."""

from __future__ import annotations

from sample_data.making.grammar.theme import Theme

JUSTICE = Theme(
    code="JU",
    goals=(
        "~protect the independence of <judges|the courts|judges and prosecutors> !",
        "~shorten the time that people wait for <trial|a judgment>",
        "~bring <legal aid|the courts> closer to <people in remote areas|the poor>",
        "~bring to justice those responsible for past violations [IM] !",
        "~raise public trust in the <courts|justice system> !",
    ),
    acts=(
        "~take steps to shorten trials by appointing more judges <in {region}|>",
        "~establish an independent council to appoint and discipline judges",
        "~adopt a law on free legal aid <in criminal cases|for people without means>",
        "~create <mobile courts|a second court of appeal> to serve {region}",
        "~transfer trials of civilians from military to ordinary courts",
        "~set up a truth commission with power to recommend reparation [IM]",
        "~increase the number of judges and public defenders <outside {capital}|in {region}>",
        "~repeal the provisions that allow <ministers|the executive> to dismiss judges",
    ),
    works=(
        "the training of judges in human rights law [HE]",
        "its legal aid programme",
    ),
    reforms=(
        "its reform of the <judiciary|justice sector|courts>",
        "the work of national reconciliation",
    ),
    sees=(
        "judges are appointed on merit and free from <political|outside> pressure",
        "every person charged with an offence has a lawyer from the first hours of arrest [DE]",
        "victims of past violations obtain truth and reparation [IM]",
        "<trials are held|judgments are given> within a reasonable time",
    ),
    laws=(
        "the procedure for appointing judges, with a view to limiting the role of the executive",
        "{penal}, to bring it into line with international standards on fair trial [II]",
        "the jurisdiction of military courts, with a view to restricting it to military offences",
    ),
    scopes=(
        ", in particular in {region}",
        ", including in cases that involve <public officials|high-ranking officers>",
        ", especially for people who <cannot afford a lawyer|do not speak the official language>",
    ),
    ends=(
        ", in line with international standards on the administration of justice",
        ", in keeping with its obligations under ICCPR [II]",
        ", and ~provide the courts with the means that they need",
        ", after consulting the bar association [CS]",
        ", and ~publish yearly statistics on pending cases",
    ),
    pacts=(
        "~ratify the Rome Statute [II]",
        "~accede to the Rome Statute of the International Criminal Court [II]",
        "~ratify the Kampala amendments to the Rome Statute [II]",
    ),
)

DETENTION = Theme(
    code="DE",
    goals=(
        "~reduce overcrowding in <its prisons|pre-trial detention|the prisons of {capital}>",
        "~improve <health care|food and hygiene|living conditions> in prisons",
        "~prevent <arbitrary|secret> detention !",
        "~help prisoners return to society after their release !",
        "~shorten the length of pre-trial detention [JU]",
    ),
    acts=(
        "~take measures to reduce overcrowding by releasing those held for minor offences",
        "~introduce <community service|electronic monitoring|house arrest> as an alternative to "
        "short prison sentences [JU]",
        "~open all places of detention to unannounced visits by <{nhri}|independent monitors> [NH]",
        "~limit pre-trial detention to <six|nine> months by law [JU]",
        "~build separate wings for <women|young offenders> in every prison [<WR|RC>]",
        "~close the detention centre at {town} and ~transfer those held there",
        "~release all persons held without charge, or ~bring them before a judge [JU]",
        "~establish a complaints office for prisoners outside the prison service",
    ),
    works=(
        "its programme for the renovation of old prisons",
        "the training of prison staff [HE]",
        "its policy of alternatives to imprisonment",
    ),
    sees=(
        "all detainees are brought before a judge within 48 hours [JU]",
        "women and men, adults and minors are held separately [RC; WR]",
        "prisoners see a doctor on arrival and whenever they ask for one [HL]",
        "families are told at once where a detained relative is held",
    ),
    laws=(
        "the rules on pre-trial detention, with a view to using it only as a last resort [JU]",
        "its prison regulations, to bring them into line with the Nelson Mandela Rules",
        "the practice of administrative detention, so that each case can be taken to a court",
    ),
    scopes=(
        ", in particular for <women|young offenders|foreign nationals>",
        ", including in police stations",
        ", beginning with the prisons that are most crowded",
        ", in {capital} as well as in {region}",
    ),
    ends=(
        ", in line with the <Nelson Mandela Rules|Bangkok Rules>",
        ", and ~publish the reports of inspections",
        ", and ~give independent organizations access to verify progress [CS]",
        ", with the technical advice of OHCHR [TA]",
    ),
)

TORTURE = Theme(
    code="TO",
    goals=(
        "~prevent torture <and other ill-treatment|in police custody|in all places of detention>",
        "~hold to account those who order or tolerate torture [IM]",
        "~rehabilitate victims of torture !",
        "~eliminate the use of force to obtain confessions [JU]",
    ),
    acts=(
        "~include in {penal} a definition of torture that matches article 1 of CAT [II]",
        "~create an independent body to investigate complaints against the police",
        "~install cameras in all <interrogation rooms|police cells>",
        "~prohibit by law the use in court of statements made under torture [JU]",
        "~investigate all allegations of ill-treatment at {town} and ~publish the findings [DE]",
        "~train forensic doctors in the use of the Istanbul Protocol [HE]",
    ),
    works=(
        "its policy of zero tolerance of torture",
        "the human rights training of its police force [HE]",
        "the work of its national preventive mechanism [DE]",
    ),
    sees=(
        "every allegation of torture is investigated by a body independent of the police",
        "victims of torture receive <compensation and medical care|fair compensation>",
        "no one is returned to a country where he or she may be tortured [AR]",
        "officers under investigation for torture are suspended from duty",
    ),
    laws=(
        "{penal}, so that the penalties for torture reflect the gravity of the crime",
        "the time limits for prosecuting torture, with a view to lifting them [IM]",
    ),
    scopes=(
        ", in particular during the first hours of custody [DE]",
        ", including by members of the security forces",
        ", in all places where people are deprived of liberty [DE]",
    ),
    ends=(
        ", in line with the Convention against Torture [II]",
        ", as recommended by the Committee against Torture [TB]",
        ", and ~inform the public about the outcome",
        ", with full participation of {nhri} [NH]",
    ),
    pacts=(
        "~ratify OP-CAT [DE; II]",
        "~sign and ~ratify OP-CAT [DE; II]",
        "~ratify the Optional Protocol to the Convention against Torture [DE; II]",
        "~accept the individual complaints procedure under article 22 of CAT [II; TB]",
    ),
)

DEATH_PENALTY = Theme(
    code="DP",
    goals=(
        "~move towards abolition of the death penalty",
        "~lead a public debate on the abolition of capital punishment !",
        "~reduce the number of crimes that carry the death penalty",
    ),
    acts=(
        "~abolish the death penalty <|in law|for all crimes>",
        "~establish a <formal|legal> moratorium on executions as a step towards abolition",
        "~commute all death sentences to terms of imprisonment",
        "~remove the death penalty from {penal} and ~replace it with prison terms",
        "~limit the death penalty to the most serious crimes <until|pending> its abolition",
    ),
    works=(
        "its policy of suspending executions",
        "the national debate on the death penalty",
        "its policy of commuting death sentences",
    ),
    sees=(
        "no one is executed for an offence committed before the age of 18 [RC]",
        "death sentences are not imposed for <drug offences|offences without loss of life>",
        "families of persons on death row are kept informed",
    ),
    laws=(
        "the list of capital offences, with a view to shortening it",
        "the mandatory death penalty, so that judges may choose another sentence [JU]",
    ),
    scopes=(
        ", starting with <drug-related offences|economic offences>",
        ", in law and in practice",
    ),
    ends=(
        ", with a view to full abolition <within the next cycle|in due course>",
        ", and ~inform the public of <the reasons|international experience>",
        ", and ~vote for the General Assembly resolution on a moratorium",
    ),
    pacts=(
        "~ratify ICCPR-OP2 [II]",
        "~accede to the Second Optional Protocol to ICCPR [II]",
        "~sign and ~ratify the Second Optional Protocol to ICCPR [II]",
    ),
)

DISAPPEARANCES = Theme(
    code="DS",
    goals=(
        "~clarify the fate of persons who disappeared <during the years of unrest|in {region}>",
        "~support the families of the disappeared !",
        "~prevent <further |>enforced disappearances !",
    ),
    acts=(
        "~make enforced disappearance an offence under {penal}",
        "~establish a national register of disappeared persons",
        "~set up a commission to search for the disappeared in {region}",
        "~invite the Working Group on Enforced Disappearances to <visit|{capital}> [SP]",
    ),
    works=("its dialogue with families of the disappeared",),
    reforms=("the search for missing persons",),
    sees=(
        "families of the disappeared learn the truth and receive reparation [IM]",
        "cases of enforced disappearance are tried before civilian courts [IM; JU]",
    ),
    laws=("{penal}, with a view to making enforced disappearance a crime without time limit",),
    scopes=(", in particular in {region}", ", including cases that are many years old"),
    ends=(
        ", with the participation of victims' families [CS]",
        ", and ~publish what has been found",
    ),
    pacts=("~ratify CPED [II]", "~accede to CPED and ~accept individual complaints [II; TB]"),
)
